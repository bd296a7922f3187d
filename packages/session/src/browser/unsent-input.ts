/** Text that a person typed into a field of this page and did not send. */
export type UnsentInput = {
  readonly name: string;
  /** The index among the page's fields of this name, from 0. */
  readonly position: number;
  readonly label: string;
  readonly value: string;
};

type TextControl = HTMLInputElement | HTMLTextAreaElement;

// Passwords, shown or not, and searches are no work that could be lost.
const TEXT_CONTROLS =
  "input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [type=password], [autocomplete$=password], [type=search]), textarea";

// React also writes the text of a controlled field into its default. For such fields, the text at their first focus counts.
const firstValues = new WeakMap<Element, string>();

/** Notes a field's text at its first focus, and again after its form was reset. Returns the function that stops it. */
export function watchInput(): () => void {
  const note = ({ target }: Event) => {
    if (isTextControl(target) && !firstValues.has(target)) firstValues.set(target, target.value);
  };
  const forget = ({ target }: Event) => {
    if (target instanceof HTMLFormElement) for (const control of target.elements) firstValues.delete(control);
  };
  const stopped = new AbortController();
  document.addEventListener("focusin", note, { signal: stopped.signal });
  document.addEventListener("reset", forget, { signal: stopped.signal });
  return () => stopped.abort();
}

/** Whether a form of this page holds text that was typed and not sent. Passwords and searches don't count. */
export function hasUnsentInput(): boolean {
  return listUnsentInput().length > 0;
}

/** Lists the texts that were typed into this page and not sent, without passwords, searches and the forms of `except`. */
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

/** Puts texts back into the fields that they were typed into. Returns the texts whose field is gone. */
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
  // The browser will fill this field in again.
  if (control.matches(":autofill")) return false;
  const { value, defaultValue } = control;
  return value !== defaultValue || (value !== "" && value !== (firstValues.get(control) ?? value));
}

function namesakes(controls: readonly TextControl[], name: string): TextControl[] {
  return controls.filter((control) => control.name === name);
}

// React watches an element's own `value`: the prototype's setter and an event look to it like a person's typing.
function type(control: TextControl, value: string): void {
  const prototype = control instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Reflect.set(prototype, "value", value, control);
  control.dispatchEvent(new Event("input", { bubbles: true }));
}
