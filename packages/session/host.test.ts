import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const README = read("packages/session/README.md");
const EXAMPLE = "examples/minimal/";

type Block = { readonly path: string; readonly lines: readonly string[] };

// Prettier moves what stands alone to the margin, and ends JSX.
function bare(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim().replace(/>;$/, ">"));
}

/** The README's pieces of code, by the file that they are of. */
function listBlocks(): Block[] {
  const texts = [...README.matchAll(/```tsx?\n([^]*?)```/g)].map(([, text = ""]) => text);
  return texts.flatMap((text) =>
    text.split(/^\/\/ /m).flatMap((piece) => {
      const [path = "", ...lines] = piece.split("\n");
      return path === "" ? [] : [{ path, lines: bare(lines).filter((line) => line !== "") }];
    }),
  );
}

const blocks = listBlocks();

test.each(blocks.map(({ path, lines }) => [path, lines] as const))(
  "the README's code of %s is the example's",
  (path, lines) => {
    const own = new Set(bare(read(EXAMPLE + path).split("\n")));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !own.has(line))).toEqual([]);
  },
);

test("ten lines lead to a working sign-out, without imports and what only closes", () => {
  const [first = ""] = README.split("## Install");
  const shown = blocks.filter(({ lines }) => lines.every((line) => first.includes(line)));
  const lines = shown.flatMap((block) => block.lines).filter((line) => !/^import |^\s*<\//.test(line));
  expect(new Set(shown.map(({ path }) => path)).size).toBe(6);
  expect(lines.length).toBeLessThanOrEqual(10);
});

// Whole files for the package; in all others, the lines that say a word of it.
const OWN_FILES = /^(lib\/aurora|proxy|app\/api\/.*\/route|app\/signed-out\/page)\.tsx?$/;
const OWN_LINE = /[aA]urora|react-query|session|Session|SignOutControl|instant =|partialIndexes|schema: "prisma"/;

/** The lines of the example that it has for the package, with their files. */
function listHostLines(): string[] {
  const files = readdirSync(new URL(EXAMPLE, root), { recursive: true, encoding: "utf8" }).filter(
    (path) =>
      /\.(tsx?|json|prisma|css)$/.test(path) &&
      !/^(node_modules|\.next|generated)\/|^prisma\/aurora-session|\.d\.ts$|tsconfig/.test(path),
  );
  return files.flatMap((path) =>
    read(EXAMPLE + path)
      .split("\n")
      .filter((line) => line.trim() !== "" && !line.trim().startsWith("//"))
      .filter((line) => OWN_FILES.test(path) || (OWN_LINE.test(line) && !/session_state|description: /.test(line)))
      .map((line) => `${path}: ${line}`),
  );
}

test("a host writes at most 40 lines", () => {
  const lines = listHostLines();
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.length, lines.join("\n")).toBeLessThanOrEqual(40);
});

function namesIn(text: string, start: string): string[] {
  const [, body = ""] = text.split(start);
  const [fields = ""] = body.split(/^\}\)/m);
  return [...fields.matchAll(/^ {2}(\w+):/gm)].map(([, name = ""]) => name);
}

test("every option is in the README's table, and every entry of the table is an option", () => {
  const settings = read("packages/session/src/base/settings.ts");
  const options = namesIn(settings, "const schema = z.strictObject({");
  const [, table = ""] = README.split("## Options");
  const rows = [...(table.split("\n## ")[0] ?? "").matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name);
  expect(options.length).toBeGreaterThan(20);
  expect(rows).toEqual(options);
  const [users = ""] = /^\| `users`.*$/m.exec(table) ?? [];
  for (const name of namesIn(settings, "const usersSchema = z.strictObject({")) expect(users).toContain(`\`${name}\``);
});

test("every row of the cacheComponents table that names a test names one that exists", () => {
  const tests = read("e2e/minimal-app.spec.ts") + read("packages/session/src/react/tab-guard.dom.test.tsx");
  const [, section = ""] = README.split("## With `cacheComponents: true`");
  const rows = section.split("\n").filter((line) => /\| (yes|no|partly) +\|/.test(line));
  const names = rows.map((row) => [...row.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name));
  expect(rows.length).toBeGreaterThan(10);
  // What does not hold may have none.
  expect(rows.filter((row, index) => !/\| no +\|/.test(row) && names[index]?.length === 0)).toEqual([]);
  expect(names.flat().filter((name) => !tests.includes(name))).toEqual([]);
});

test("what the README names is exported", () => {
  const exported = ["react", "words", "redis", "clients", "core"].map((room) =>
    read(`packages/session/src/${room}/index.ts`),
  );
  const all = exported.join();
  const [, looks = ""] = README.split("## Looks and words");
  const names = [...(looks.split("\n## ")[0] ?? "").matchAll(/`((?:use)?[A-Z]\w+|use\w+)`/g)].map(
    ([, name = ""]) => name,
  );
  expect(names.length).toBeGreaterThan(8);
  expect(
    [...names, "redisNews", "verifyAccessToken", "clientRoutes", "createSession"].filter((name) => !all.includes(name)),
  ).toEqual([]);
});
