import type { Language } from "@/lib/words/language";
import type { en } from "@/lib/words/en";
import type { Plural } from "@/lib/words/shapes";

/** The catalogue's shape: a key that English has and another language has not, or the other way round, does not compile. */
export type Words = typeof en;

/** What the pages of the signed-in side hand to the browser. */
export type AppWords = Words["app"] & Pick<Words, "reasons" | "signIn" | "steps">;

/** The part of a catalogue that the signed-in side shows. */
export function appWords({ app, reasons, signIn, steps }: Words): AppWords {
  return { ...app, reasons, signIn, steps };
}

/** Puts values into a text's `{placeholders}`. Throws for one without a value. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`No value for ${placeholder} in "${text}"`);
    return value;
  });
}

/** The text for a count, with the count in it as its language writes numbers. */
export function fillCount(language: Language, texts: Plural, count: number): string {
  const text = new Intl.PluralRules(language).select(count) === "one" ? texts.one : texts.other;
  return fill(text, { count: new Intl.NumberFormat(language).format(count) });
}
