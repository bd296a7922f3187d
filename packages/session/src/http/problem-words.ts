import "server-only";
import type { ProblemCode } from "../base/problem.ts";
import { settings } from "../base/settings.ts";
import type { Language } from "../shared/language.ts";
import { de } from "../words/de.ts";
import { en } from "../words/en.ts";

const WORDS = { en, de };

/** Returns the title and the detail of a problem in a language: the host's, or ours. */
export function problemWords(
  language: Language,
  code: ProblemCode,
): { readonly title: string; readonly detail: string } {
  const own = new Map(Object.entries(WORDS[language].problems));
  return settings().words[language]?.problems?.[code] ?? own.get(code) ?? { title: code, detail: "" };
}

/** Returns the faults of values in a language, by name: ours and the host's. */
export function valueWords(language: Language): Readonly<Record<string, string>> {
  return { ...WORDS[language].values, ...settings().words[language]?.values };
}
