import "server-only";
import { readCookiePairs } from "../shared/cookie-pairs.ts";
import { LANGUAGE_COOKIE, negotiateLanguage, parseLanguage, type Language } from "../shared/language.ts";

/** Returns the language for a request: chosen on its device, or else what its browser prefers. */
export function requestLanguage(headers: Headers): Language {
  const [chosen] = readCookiePairs(headers.get("cookie") ?? "").get(LANGUAGE_COOKIE) ?? [];
  return parseLanguage(chosen) ?? negotiateLanguage(headers.get("accept-language"));
}
