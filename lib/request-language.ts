import "server-only";
import { LANGUAGE_COOKIE, negotiateLanguage, parseLanguage, type Language } from "@/lib/language";
import { readCookiePairs } from "@/lib/session/session-cookies";

/** The language of whoever sent a request: chosen on their device, or else what they prefer. */
export function requestLanguage(headers: Headers): Language {
  const [chosen] = readCookiePairs(headers).get(LANGUAGE_COOKIE) ?? [];
  return parseLanguage(chosen) ?? negotiateLanguage(headers.get("accept-language"));
}
