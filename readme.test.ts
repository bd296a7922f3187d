import { existsSync, readdirSync, readFileSync } from "node:fs";
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

const PAGES = [
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync(new URL("docs", import.meta.url)).map((name) => `docs/${name}`),
];
const HALLS = ["app", "bench", "cli", "components", "e2e", "lib", "packages", "prisma", "product", "testing"];

test("every file of ours that a page names is there", () => {
  const files = HALLS.flatMap((hall) =>
    readdirSync(new URL(hall, import.meta.url), { recursive: true, encoding: "utf8" }).map((path) => `${hall}/${path}`),
  );
  const pages = PAGES.filter((page) => page.endsWith(".md"));
  const named = pages.flatMap((page) => {
    const text = readFileSync(new URL(page, import.meta.url), "utf8");
    return [...text.matchAll(/`([\w./()[\]-]+\.(?:tsx?|mjs))`/g)].map(([, path = ""]) => ({ page, path }));
  });
  expect(named.length).toBeGreaterThan(50);
  const isThere = (path: string): boolean =>
    existsSync(new URL(path, import.meta.url)) || files.some((file) => file.endsWith(`/${path}`));
  expect(named.filter(({ path }) => !isThere(path))).toEqual([]);
});

test("every test that docs/sign-out-troubleshooting.md names is there", () => {
  const page = readFileSync(new URL("docs/sign-out-troubleshooting.md", import.meta.url), "utf8").replaceAll(
    /\s+/g,
    " ",
  );
  const named = [...page.matchAll(/Tests?: ("[^"]+"[^.]*)/g)].flatMap(([, list = ""]) =>
    [...list.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name),
  );
  const tests = HALLS.flatMap((hall) =>
    readdirSync(new URL(hall, import.meta.url), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(test|spec)\.tsx?$/.test(path) && !path.includes("node_modules"))
      .map((path) => readFileSync(new URL(`${hall}/${path}`, import.meta.url), "utf8")),
  );
  expect(named.length).toBeGreaterThan(12);
  expect(named.filter((name) => !tests.some((text) => text.includes(name)))).toEqual([]);
});
