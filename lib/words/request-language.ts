import "server-only";
import { readCookiePairs } from "@/lib/text/cookie-pairs";
import { LANGUAGE_COOKIE, negotiateLanguage, parseLanguage, type Language } from "@/lib/words/language";

/** Returns the language for a request: chosen on its device, or else what its browser prefers. */
export function requestLanguage(headers: Headers): Language {
  const [chosen] = readCookiePairs(headers.get("cookie") ?? "").get(LANGUAGE_COOKIE) ?? [];
  return parseLanguage(chosen) ?? negotiateLanguage(headers.get("accept-language"));
}
