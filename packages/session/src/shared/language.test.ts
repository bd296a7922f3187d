import { expect, test } from "vitest";
import { negotiateLanguage, parseLanguage } from "./language.ts";

test.each([
  ["de", "de"],
  ["de-AT", "de"],
  ["DE-at,en;q=0.5", "de"],
  ["en-GB,en;q=0.9,de;q=0.8", "en"],
  ["en;q=0.3, de;q=0.7", "de"],
  ["fr-FR,fr;q=0.9,de;q=0.4", "de"],
  ["fr, *;q=0.5", "en"],
  ["*", "en"],
  ["*;q=0.1, de;q=0.9", "de"],
  ["de;q=0", "en"],
  ["de;q=0, en;q=0", "en"],
  ["de,en", "de"],
  ["en,de", "en"],
])("%s asks for %s", (header, language) => {
  expect(negotiateLanguage(header)).toBe(language);
});

test.each([null, "", "xx", "de;q=2", "de;q=-1", "de;q=NaN", ";;;,,,", "deutsch", "<script>", "__proto__", "\u0000"])(
  "%j asks for nothing that we know",
  (header) => {
    expect(negotiateLanguage(header)).toBe("en");
  },
);

test("a weight that can't be read does not spoil the rest", () => {
  expect(negotiateLanguage("en;q=x, de;q=0.1")).toBe("de");
});

test.each(["", "fr", "DE", ["de"], null, undefined, 1, "toString"])("%j is no choice", (value) => {
  expect(parseLanguage(value)).toBeNull();
});
