import "server-only";
import {
  readCookiePairs,
  LANGUAGE_COOKIE,
  negotiateLanguage,
  parseLanguage,
  type Language,
} from "aurora-session/shared";

/** Returns the language for a request: chosen on its device, or else what its browser prefers. */
export function requestLanguage(headers: Headers): Language {
  const [chosen] = readCookiePairs(headers.get("cookie") ?? "").get(LANGUAGE_COOKIE) ?? [];
  return parseLanguage(chosen) ?? negotiateLanguage(headers.get("accept-language"));
}
