import { problems as german, values as germanValues } from "./de/problems.ts";
import { problems as english, values as englishValues } from "./en/problems.ts";

/** What problem documents say, by language. Apart from the words of pages, because only servers need them. */
export const problemWords = {
  en: { problems: english, values: englishValues },
  de: { problems: german, values: germanValues },
} as const;
