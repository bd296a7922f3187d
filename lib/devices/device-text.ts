import { fill, type Words } from "@/lib/words/words";

/**
 * A device in words. Its name is kept as `deviceName` makes it, in English: "Firefox on Linux". What an app calls itself, and
 * whatever else is no name of that form, stays as it is.
 */
export function deviceText({ known, unknown }: Words["common"]["devices"], name: string): string {
  if (name === "Unknown device") return unknown;
  const [, browser, system] = /^(.+) on (.+)$/.exec(name) ?? [];
  return browser === undefined || system === undefined ? name : fill(known, { browser, system });
}
