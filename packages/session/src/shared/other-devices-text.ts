import { fillCount, type Plural } from "./fill.ts";
import type { Language } from "./language.ts";

/** The words of how many other devices an ending signed out. */
export type OtherDevicesWords = { readonly none: string; readonly some: Plural };

/** Returns how many other devices an ending signed out, in words. */
export function otherDevicesText(language: Language, words: OtherDevicesWords, ended: number): string {
  return ended === 0 ? words.none : fillCount(language, words.some, ended);
}
