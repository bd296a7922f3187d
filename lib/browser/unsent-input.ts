/** Text that a person typed into a field of this page and did not send. */
export type UnsentInput = {
  readonly name: string;
  /** Which of the page's fields of this name, from 0. */
  readonly position: number;
  readonly label: string;
  readonly value: string;
};

type TextControl = HTMLInputElement | HTMLTextAreaElement;

// Passwords and searches are no work that could be lost.
const TEXT_CONTROLS =
  "input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [type=password], [type=search]), textarea";

/** Whether a form of this page holds text that was typed and not sent. Passwords and searches don't count. */
export function hasUnsentInput(): boolean {
  return listUnsentInput().length > 0;
}

/** What was typed into this page and not sent, passwords and searches excepted. */
export function listUnsentInput(): UnsentInput[] {
  const controls = listControls();
  return controls
    .filter((control) => control.value !== control.defaultValue)
    .map((control) => ({
      name: control.name,
      position: namesakes(controls, control.name).indexOf(control),
      label: control.labels?.[0]?.textContent.trim() || control.ariaLabel || control.name,
      value: control.value,
    }));
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

function namesakes(controls: readonly TextControl[], name: string): TextControl[] {
  return controls.filter((control) => control.name === name);
}

// React watches an element's own `value`: the prototype's setter and an event are what a person's typing looks like to it.
function type(control: TextControl, value: string): void {
  const prototype = control instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Reflect.set(prototype, "value", value, control);
  control.dispatchEvent(new Event("input", { bubbles: true }));
}
