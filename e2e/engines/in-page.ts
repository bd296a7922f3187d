// Bundled, and run in the page: one way to find what a person sees, whatever the engine.
import { queryAllByLabelText, queryAllByRole } from "@testing-library/dom";

/** Something of a page, by its role and its name, each within the one before. */
export type Place = readonly [role: string, name?: string];

function within(places: readonly Place[]): HTMLElement[] {
  return places
    .reduce(
      (found: HTMLElement[], [role, name]) =>
        found.flatMap((each) => queryAllByRole(each, role, { hidden: true, ...(name !== undefined && { name }) })),
      [document.documentElement],
    )
    .filter(isSeen);
}

// The library's own look at every element of the page takes WebKit seconds.
function isSeen(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && element.closest("[aria-hidden=true]") === null;
}

/** Returns how many there are. */
export function count(places: readonly Place[]): number {
  return within(places).length;
}

/** Returns the one that is there. */
export function find(places: readonly Place[]): HTMLElement | undefined {
  return within(places)[0];
}

/** Returns the field with this label, with its text selected so that typing replaces it. */
export function field(label: string): HTMLElement | undefined {
  const [found] = queryAllByLabelText(document.body, label);
  if (found instanceof HTMLInputElement) found.select();
  return found;
}

/** Returns what a person can read. */
export function text(): string {
  return document.body.innerText;
}
