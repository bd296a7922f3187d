import { fill, fillCount, type Plural } from "./fill.ts";
import type { Language } from "./language.ts";

/** The words of devices: a known one with its `{browser}` and `{system}`, and any other. */
export type DeviceNames = { readonly known: string; readonly unknown: string };

/**
 * Returns a device in words. Its name is kept as `deviceName` makes it, in English: "Firefox on Linux". The name of an
 * app, and any other name that has not this form, stays as it is.
 */
export function deviceText({ known, unknown }: DeviceNames, name: string): string {
  if (name === "Unknown device") return unknown;
  const [, browser, system] = /^(.+) on (.+)$/.exec(name) ?? [];
  return browser === undefined || system === undefined ? name : fill(known, { browser, system });
}

/** The words of how many other devices an ending signed out. */
type OtherDevicesWords = { readonly none: string; readonly some: Plural };

/** Returns how many other devices an ending signed out, in words. */
export function otherDevicesText(language: Language, words: OtherDevicesWords, ended: number): string {
  return ended === 0 ? words.none : fillCount(language, words.some, ended);
}
