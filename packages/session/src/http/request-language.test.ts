import { expect, test } from "vitest";
import { requestLanguage } from "./request-language.ts";

test.each([
  [{}, "en"],
  [{ "accept-language": "de-AT,de;q=0.9,en;q=0.8" }, "de"],
  [{ "accept-language": "de", cookie: "a=b; aurora.language=en" }, "en"],
  [{ "accept-language": "de", cookie: "aurora.language=xx" }, "de"],
  [{ cookie: "aurora.language=de" }, "de"],
])("%o asks for %s", (headers, language) => {
  expect(requestLanguage(new Headers(headers))).toBe(language);
});
