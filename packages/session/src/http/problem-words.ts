import "server-only";
import type { OwnProblemCode, ProblemCode } from "../base/problem.ts";
import { settings } from "../base/settings.ts";
import type { Language } from "../shared/language.ts";
import { problemWords as own } from "../words/problems.ts";

type OwnWords = Readonly<Record<OwnProblemCode, { readonly title: string; readonly detail: string }>>;

/** Returns the title and the detail of a problem in a language: the host's, or ours. */
export function problemWords(
  language: Language,
  code: ProblemCode,
): { readonly title: string; readonly detail: string } {
  const words: OwnWords = own[language].problems;
  const ours = new Map(Object.entries(words));
  return settings().words[language]?.problems?.[code] ?? ours.get(code) ?? { title: code, detail: "" };
}

/** Returns the faults of values in a language, by name: ours and the host's. */
export function valueWords(language: Language): Readonly<Record<string, string>> {
  return { ...own[language].values, ...settings().words[language]?.values };
}
