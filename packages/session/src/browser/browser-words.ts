import type { OwnWords, Words } from "../words/en.ts";
import { browserWords as english } from "../words/en/browser.ts";

// Set by effects only: on the server this module is shared by everybody's requests.
let words: Words["browser"] = english;

/** Returns the words that scripts say without the server and outside of React. */
export function browserWords(): Words["browser"] {
  return words;
}

/** Has scripts say these words, in English before that and where one is missing. */
export function sayInBrowser(chosen: OwnWords["browser"]): void {
  words = { ...english, ...chosen };
}
