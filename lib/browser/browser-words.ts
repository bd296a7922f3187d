import { parseLanguage, type Language } from "@/lib/words/language";
import { browser as de } from "@/lib/words/de/browser";
import { browser as en } from "@/lib/words/en/browser";
import type { Words } from "@/lib/words/words";

/** What the browser says by itself, in every language: the one catalogue that is in the pages' code. */
export const BROWSER_WORDS: Readonly<Record<Language, Words["browser"]>> = { en, de };

/** The language of the document. */
export function browserLanguage(): Language {
  return parseLanguage(document.documentElement.lang) ?? "en";
}

/** What the browser says by itself, in the language of its document. */
export function browserWords(): Words["browser"] {
  return BROWSER_WORDS[browserLanguage()];
}
