import { browser as english } from "@/lib/words/en/browser";
import type { Words } from "@/lib/words/words";

// Set by effects only: on the server this module is shared by everybody's requests.
let words: Words["browser"] = english;
const listeners = new Set<() => void>();

/** Returns the words that scripts say without the server. They are English until the page has handed in its own. */
export function browserWords(): Words["browser"] {
  return words;
}

/** Has scripts say these words. */
export function sayInBrowser(chosen: Words["browser"]): void {
  words = chosen;
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the words have changed. Returns the function that stops it. */
export function listenToBrowserWords(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
