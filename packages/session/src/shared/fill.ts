import type { Language } from "./language.ts";

/** A text for each of `Intl.PluralRules`' categories that our languages have. */
export type Plural = { readonly one: string; readonly other: string };

/** Puts values into a text's `{placeholders}`. Throws for one without a value. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`No value for ${placeholder} in "${text}"`);
    return value;
  });
}

/** Returns the text for a count, with the count in it as its language writes numbers. */
export function fillCount(language: Language, texts: Plural, count: number): string {
  const text = new Intl.PluralRules(language).select(count) === "one" ? texts.one : texts.other;
  return fill(text, { count: new Intl.NumberFormat(language).format(count) });
}
