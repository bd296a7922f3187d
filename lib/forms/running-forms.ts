type RunningForm = { readonly name: string; readonly form: HTMLFormElement };

// Set by event handlers only: on the server this module is shared by everybody's requests.
let running: readonly RunningForm[] = [];
const listeners = new Set<() => void>();

/** Notes that a form is on its way, under the title of the part of the page it stands in. Answers how to note that it was answered. */
export function noteRunningForm(form: HTMLFormElement): () => void {
  const entry = { name: form.closest("section")?.querySelector("h2")?.textContent ?? document.title, form };
  set([...running, entry]);
  return () => set(running.filter((each) => each !== entry));
}

/** The forms that were sent and not answered yet: the same list as long as nothing changed. */
export function listRunningForms(): readonly RunningForm[] {
  return running;
}

/** Calls `listener` whenever a form was sent or answered. Answers how to stop. */
export function listenToRunningForms(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(forms: readonly RunningForm[]): void {
  running = forms;
  for (const listener of listeners) listener();
}
