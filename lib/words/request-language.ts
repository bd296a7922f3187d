import "server-only";
import { readCookiePairs } from "@/lib/text/cookie-pairs";
import { LANGUAGE_COOKIE, negotiateLanguage, parseLanguage, type Language } from "@/lib/words/language";

/** The language of whoever sent a request: chosen on their device, or else what they prefer. */
export function requestLanguage(headers: Headers): Language {
  const [chosen] = readCookiePairs(headers.get("cookie") ?? "").get(LANGUAGE_COOKIE) ?? [];
  return parseLanguage(chosen) ?? negotiateLanguage(headers.get("accept-language"));
}
