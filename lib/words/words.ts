import type { en } from "@/lib/words/en";

/** The catalogue's shape: a key that English has and another language has not, or the other way round, does not compile. */
export type Words = typeof en;

/** Puts values into a text's `{placeholders}`. Throws for one without a value. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`No value for ${placeholder} in "${text}"`);
    return value;
  });
}
