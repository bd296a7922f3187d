/** Text that a person typed into a field of this page and did not send. */
export type UnsentInput = {
  readonly name: string;
  /** Which of the page's fields of this name, from 0. */
  readonly position: number;
  readonly label: string;
  readonly value: string;
};

type TextControl = HTMLInputElement | HTMLTextAreaElement;

// Passwords, shown or not, and searches are no work that could be lost.
const TEXT_CONTROLS =
  "input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [type=password], [autocomplete$=password], [type=search]), textarea";

// A field that React controls has its text as its default too: what it held when the person came to it is the measure there.
const firstValues = new WeakMap<Element, string>();

/** Begins to note what fields hold when a person comes to them, and again after their form was reset. Answers how to stop. */
export function watchInput(): () => void {
  const note = ({ target }: Event) => {
    if (isTextControl(target) && !firstValues.has(target)) firstValues.set(target, target.value);
  };
  const forget = ({ target }: Event) => {
    if (target instanceof HTMLFormElement) for (const control of target.elements) firstValues.delete(control);
  };
  document.addEventListener("focusin", note);
  document.addEventListener("reset", forget);
  return () => {
    document.removeEventListener("focusin", note);
    document.removeEventListener("reset", forget);
  };
}

/** Whether a form of this page holds text that was typed and not sent. Passwords and searches don't count. */
export function hasUnsentInput(): boolean {
  return listUnsentInput().length > 0;
}

/** What was typed into this page and not sent, passwords, searches and the forms of `except` excepted. */
export function listUnsentInput(except: readonly HTMLFormElement[] = []): UnsentInput[] {
  const controls = listControls();
  return controls
    .filter((control) => isUnsent(control) && (control.form === null || !except.includes(control.form)))
    .map((control) => ({
      name: control.name,
      position: namesakes(controls, control.name).indexOf(control),
      label: control.labels?.[0]?.textContent.trim() || control.getAttribute("aria-label") || control.name,
      value: control.value,
    }));
}

/** Gives the focus to the field that holds an unsent text. */
export function focusUnsentInput({ name, position }: UnsentInput): void {
  namesakes(listControls(), name)[position]?.focus();
}

/** Puts text back into the fields it was typed into. Answers what found no field of its name. */
export function putBackInput(input: readonly UnsentInput[]): UnsentInput[] {
  const controls = listControls();
  return input.filter(({ name, position, value }) => {
    const control = namesakes(controls, name)[position];
    if (control === undefined) return true;
    type(control, value);
    return false;
  });
}

function listControls(): TextControl[] {
  return [...document.querySelectorAll<TextControl>(TEXT_CONTROLS)];
}

function isTextControl(target: EventTarget | null): target is TextControl {
  return target instanceof Element && target.matches(TEXT_CONTROLS);
}

function isUnsent(control: TextControl): boolean {
  // What the browser filled in, it fills in again.
  if (control.matches(":autofill")) return false;
  const { value, defaultValue } = control;
  return value !== defaultValue || (value !== "" && value !== (firstValues.get(control) ?? value));
}

function namesakes(controls: readonly TextControl[], name: string): TextControl[] {
  return controls.filter((control) => control.name === name);
}

// React watches an element's own `value`: the prototype's setter and an event are what a person's typing looks like to it.
function type(control: TextControl, value: string): void {
  const prototype = control instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Reflect.set(prototype, "value", value, control);
  control.dispatchEvent(new Event("input", { bubbles: true }));
}
