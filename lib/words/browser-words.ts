import { parseLanguage, type Language } from "aurora-session/shared";
import { browser as de } from "@/lib/words/de/browser";
import { browser as en } from "@/lib/words/en/browser";
import type { Words } from "@/lib/words/words";

/** The words that scripts say without the server, in every language. No other catalogue is in the code of pages. */
export const BROWSER_WORDS: Readonly<Record<Language, Words["browser"]>> = { en, de };

/** The language of the document. */
export function browserLanguage(): Language {
  return parseLanguage(document.documentElement.lang) ?? "en";
}

/** Returns the words that scripts say without the server, in the language of the document. */
export function browserWords(): Words["browser"] {
  return BROWSER_WORDS[browserLanguage()];
}
