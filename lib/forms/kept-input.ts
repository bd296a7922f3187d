import { listUnsentInput, type UnsentInput } from "aurora-session/browser";
import { isListOf, isObjectOf, isText, isWhole } from "aurora-session/shared";

const STORAGE_KEY = "aurora.kept-input";

const isKept = isObjectOf({
  path: isText,
  input: isListOf(isObjectOf({ name: isText, position: isWhole, label: isText, value: isText })),
});

/** Loads this page again and keeps what was typed into it, for this tab and this page; passwords are kept nowhere. */
export function reloadWithInput(): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ path: location.pathname, input: listUnsentInput() }));
  } catch (error) {
    console.warn("The storage is blocked: what was typed has to be typed again.", error);
  }
  location.reload();
}

/** Returns, once, what was typed before the page was loaded again. */
export function takeKeptInput(): readonly UnsentInput[] {
  try {
    const text = sessionStorage.getItem(STORAGE_KEY);
    sessionStorage.removeItem(STORAGE_KEY);
    const kept: unknown = JSON.parse(text ?? "null");
    return isKept(kept) && kept.path === location.pathname ? kept.input : [];
  } catch {
    return [];
  }
}
