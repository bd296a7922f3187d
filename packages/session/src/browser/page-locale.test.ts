import { expect, test } from "vitest";
import { pageLocale } from "./page-locale.ts";

test.each([
  ["en", ["en-GB", "en"], "en-GB"],
  ["en", ["de-DE", "en-AU", "en-US"], "en-AU"],
  ["de", ["en-GB", "de-AT"], "de-AT"],
  ["de", ["en-GB", "fr"], "de"],
  ["en", [], "en"],
  ["en", ["en-US@posix", "en-CA"], "en-CA"],
  ["en", ["en_GB"], "en"],
])("a page in %s for somebody who prefers %j writes dates as %s", (language, preferred, locale) => {
  expect(pageLocale(language, preferred)).toBe(locale);
});
