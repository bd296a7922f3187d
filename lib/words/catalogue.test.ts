import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { LANGUAGES, fill } from "aurora-session/shared";
import { CATALOGUE } from "@/lib/words/catalogue";
import { NAME } from "@/product/product";

type Entry = readonly [path: string, text: string];

function entries(words: object, path = ""): Entry[] {
  return Object.entries(words).flatMap(([key, value]): Entry[] =>
    typeof value === "object" ? entries(value ?? {}, `${path}${key}.`) : [[`${path}${key}`, value]],
  );
}

function placeholders(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).toSorted();
}

function readSources(): string {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const files = ["app", "components", "lib", "packages/session/src"].flatMap((room) =>
    readdirSync(`${root}${room}`, { recursive: true, encoding: "utf8" }).map((path) => `${room}/${path}`),
  );
  const code = files.filter((path) => /\.tsx?$/.test(path) && !/\.test\.|words\/(en|de)[./]/.test(path));
  return [...code, "auth.ts"].map((path) => readFileSync(root + path, "utf8")).join("\n");
}

const english = new Map(entries(CATALOGUE.en));

test("there is something to compare", () => {
  expect(english.size).toBeGreaterThan(80);
  expect(placeholders("{b} and {a}")).toEqual(["{a}", "{b}"]);
});

test.each(LANGUAGES)("%s has every entry, with the placeholders of English and no others", (language) => {
  const texts = entries(CATALOGUE[language]);
  expect(texts.map(([path]) => path).toSorted()).toEqual([...english.keys()].toSorted());
  for (const [path, text] of texts)
    expect([path, placeholders(text)]).toEqual([path, placeholders(english.get(path) ?? "")]);
});

// Names, and words that are the same in both. Texts of nothing but placeholders and signs are left out.
const SAME_IN_GERMAN = new Set(["API", `${NAME}, {origin}`, "GitHub", "Google", "Name", "Status", "System"]);

test("no German entry was left in English", () => {
  const left = entries(CATALOGUE.de).filter(
    ([path, text]) => english.get(path) === text && /[a-z]/i.test(text.replaceAll(/\{\w+\}/g, "")),
  );
  expect(left.filter(([, text]) => !SAME_IN_GERMAN.has(text))).toEqual([]);
});

test.each(LANGUAGES)("no entry of %s is empty or has spaces around it", (language) => {
  for (const [path, text] of entries(CATALOGUE[language]))
    expect([path, text]).toEqual([path, text.trim() || "a text"]);
});

// RFC 6749 §5.2 allows %x20-21 / %x23-5B / %x5D-7E.
test("every English detail of a problem can be an error_description of OAuth", () => {
  for (const { detail } of Object.values(CATALOGUE.en.problems)) expect(detail).toMatch(/^[ !#-[\]-~]+$/);
});

test("every entry is used: its name stands somewhere in the code", () => {
  const words = new Set(readSources().match(/\w+/g));
  const unused = [...english.keys()].filter(
    (path) =>
      !words.has(
        path
          .replace(/(\.\d+)+$/, "")
          .split(".")
          .at(-1) ?? "",
      ),
  );
  expect(unused).toEqual([]);
});

test("a placeholder without a value is an error, and a value is not looked at again", () => {
  expect(fill("Go on with {name}", { name: "{name}" })).toBe("Go on with {name}");
  expect(() => fill("Go on with {name}", {})).toThrow("{name}");
});
