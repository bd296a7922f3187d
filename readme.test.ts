import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");
const blocks = [...readme.matchAll(/```tsx?\n([^]*?)```/g)].map(([, code = ""]) => code);

test.each(["page.tsx", "project-list.tsx", "route.ts"])("the README shows examples/projects/%s as it is", (name) => {
  expect(blocks).toContain(readFileSync(new URL(`examples/projects/${name}`, import.meta.url), "utf8"));
});

test("no other code stands there, which nothing would check", () => {
  expect(blocks).toHaveLength(3);
});

test("every picture and page that it shows or links exists", () => {
  const paths = [...readme.matchAll(/(?:\]\(|src="|srcset=")(?!https?:)([^)"#]+)/g)].map(([, path = ""]) => path);
  expect(paths.length).toBeGreaterThan(8);
  expect(paths.filter((path) => !existsSync(new URL(path, import.meta.url)))).toEqual([]);
});
