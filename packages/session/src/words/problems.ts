import * as de from "./de/problems.ts";
import * as en from "./en/problems.ts";

/** What problem documents say, by language. Apart from the words of pages, because only servers need them. */
export const problemWords = { en, de } as const;
