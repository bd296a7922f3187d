import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { fillMarks, renderDocuments } from "./documents";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

test("the pages and charts are those of the results", async () => {
  const documents = await renderDocuments(ROOT);
  expect(documents.size).toBeGreaterThan(2);
  for (const [path, text] of documents) expect([path, await readFile(`${ROOT}${path}`, "utf8")]).toEqual([path, text]);
});

test("figures go between their marks, and the rest of a page stays", () => {
  const page = "Before\n<!-- figures: one -->\nold\n<!-- end -->\nAfter";
  expect(fillMarks(page, { one: "new" })).toBe("Before\n<!-- figures: one -->\n\nnew\n\n<!-- end -->\nAfter");
});

test("a mark without figures is refused, and figures without a mark", () => {
  expect(() => fillMarks("<!-- figures: one --><!-- end -->", {})).toThrow("no figures for one");
  expect(() => fillMarks("", { one: "new" })).toThrow("no mark for one");
});
