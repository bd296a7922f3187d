import { fill } from "aurora-session/shared";
import type { Words } from "@/lib/words/words";

/**
 * Returns a device in words. Its name is kept as `deviceName` makes it, in English: "Firefox on Linux". The name of an
 * app, and any other name that has not this form, stays as it is.
 */
export function deviceText({ known, unknown }: Words["common"]["devices"], name: string): string {
  if (name === "Unknown device") return unknown;
  const [, browser, system] = /^(.+) on (.+)$/.exec(name) ?? [];
  return browser === undefined || system === undefined ? name : fill(known, { browser, system });
}
