/** The cookie of a device's own choice of language. It names nobody, and stays at a sign-out. */
export const LANGUAGE_COOKIE = "aurora.language";

/** All languages; the first is for people who want none of them. */
export const LANGUAGES = ["en", "de"] as const;

/** A language that pages are written in, as a BCP 47 tag. */
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name, for the switch. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

/** For people who want none of ours, or said nothing. */
export const DEFAULT_LANGUAGE: Language = "en";

/** Returns the language that a cookie or a control names, or null for anything else. */
export function parseLanguage(value: unknown): Language | null {
  return LANGUAGES.find((language) => language === value) ?? null;
}

/**
 * Returns the language for an `Accept-Language` header (RFC 9110 §12.5.4, lookup by RFC 4647 §3.4: "de-AT" finds "de").
 * Of equal weights the first wins. A part that can't be read counts as not said, and English stands in for everything
 * else.
 */
export function negotiateLanguage(header: string | null): Language {
  const ranges = (header ?? "").split(",").map(readRange);
  let best = { language: DEFAULT_LANGUAGE, weight: 0 };
  for (const { tag, weight } of ranges) {
    const language = tag === "*" ? DEFAULT_LANGUAGE : parseLanguage(tag.split("-")[0]);
    if (language !== null && weight > best.weight) best = { language, weight };
  }
  return best.language;
}

function readRange(range: string): { tag: string; weight: number } {
  const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
  const [quality = "q=1"] = parameters;
  const weight = /^q=(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(quality) ? Number(quality.slice(2)) : 0;
  return { tag, weight };
}
