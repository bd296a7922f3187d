type RunningForm = { readonly name: string; readonly form: HTMLFormElement };

// Only event handlers set it: on the server, the requests of all people share this module.
let running: readonly RunningForm[] = [];
const listeners = new Set<() => void>();

/**
 * Notes that a form is being sent, under the title of the part of the page it stands in. Returns the function that
 * notes its answer.
 */
export function noteRunningForm(form: HTMLFormElement): () => void {
  const entry = { name: form.closest("section")?.querySelector("h2")?.textContent ?? document.title, form };
  set([...running, entry]);
  return () => set(running.filter((each) => each !== entry));
}

/** Returns the forms that were sent and not answered yet: the same list as long as nothing changed. */
export function listRunningForms(): readonly RunningForm[] {
  return running;
}

/** Calls `listener` whenever a form was sent or answered. Returns the function that stops it. */
export function listenToRunningForms(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(forms: readonly RunningForm[]): void {
  running = forms;
  for (const listener of listeners) listener();
}
