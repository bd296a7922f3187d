import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { MAIL_SENDER, MARK, NAME } from "@/product/product";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
// The name that this repository came with. The command line goes on to be called that, and so do the package and its parts.
const FORMER = /\bAurora\b/;
const COMMENT = /\/\*[^]*?\*\/|(?<!:)\/\/.*$/gm;

test("the name can stand in a title, in a sender's quotation marks, and among placeholders", () => {
  expect(NAME).toMatch(/^[^{}<>"\\\p{C}]{1,40}$/u);
  expect(NAME).toBe(NAME.trim());
  expect(MAIL_SENDER).toMatch(/^(("[^"]+"|[\w ]+) <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/);
});

test("pages, words, mails and the API's document take the name from the product alone", () => {
  const paths = ["app", "components", "lib"].flatMap((hall) =>
    readdirSync(`${ROOT}${hall}`, { recursive: true, encoding: "utf8" }).map((path) => `${hall}/${path}`),
  );
  const sources = [...paths, "auth.ts", "instrumentation.ts", "middleware.ts"].filter(
    (path) => /\.(tsx?|css|svg)$/.test(path) && !/\.test\.tsx?$/.test(path),
  );
  const code = sources.map((path) => ({ path, text: readFileSync(ROOT + path, "utf8").replaceAll(COMMENT, "") }));
  expect(code.length).toBeGreaterThan(200);
  expect(code.filter(({ text }) => FORMER.test(text)).map(({ path }) => path)).toEqual([]);
  expect(code.filter(({ text }) => text.includes('from "@/product/product"')).length).toBeGreaterThan(10);
});

test("the mark is one SVG element that scales, with nothing that a page would refuse, run or show twice under one id", () => {
  expect(MARK).toMatch(/^<svg\b(?![^>]* (width|height)=)[^>]* viewBox="[^>]*>[^]*<\/svg>\s*$/);
  expect(MARK).not.toMatch(/<(script|style|foreignObject)\b|\s(style|id|on\w+)=/i);
});
