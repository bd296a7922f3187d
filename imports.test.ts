import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL(".", import.meta.url));
const ENDINGS = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];
// Also `export … from` and `import()`; not `import type`, which is gone when code runs.
const IMPORT = /(?:^|[\s;}])(?:import|export)(?!\s+type\b)(?:[^"';]*?\sfrom)?\s*\(?\s*["']([^"']+)["']/g;
// What Prisma generates is a package in all but its place.
const OURS = /^(@\/(?!prisma\/generated\/)|\.|aurora-session(\/|$))/;
const AUTH_JS = /^(next-auth|@auth\/[^/]+)(\/|$)/;

function importsOf(path: string): string[] {
  return [...readFileSync(path, "utf8").matchAll(IMPORT)].map(([, specifier = ""]) => specifier);
}

/** Where a specifier that is not relative leads: into the app, or to the sources of an entry point of the package. */
function placeOf(specifier: string): string {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  return specifier.replace("aurora-session", "packages/session/src").replace("src/sign-out", "src/next/sign-out");
}

function fileOf(importer: string, specifier: string): string {
  const base = specifier.startsWith(".") ? join(dirname(importer), specifier) : join(ROOT, placeOf(specifier));
  const found = ENDINGS.map((ending) => base + ending).find((path) => /\.\w+$/.test(path) && existsSync(path));
  if (found === undefined) throw new Error(`${importer} imports ${specifier}, which is not there.`);
  return found;
}

/** Everything that loading a file loads: our files by their paths, packages by their names as imported. */
function reachableFrom(...entries: readonly string[]): { readonly files: Set<string>; readonly packages: Set<string> } {
  return reach(entries, () => true);
}

function reach(entries: readonly string[], goesOn: (path: string) => boolean) {
  const files = new Set<string>();
  const packages = new Set<string>();
  const waiting = entries.map((entry) => join(ROOT, entry));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path) || !goesOn(path)) continue;
    files.add(path);
    for (const specifier of importsOf(path))
      if (OURS.test(specifier)) waiting.push(fileOf(path, specifier));
      else packages.add(specifier);
  }
  return { files: new Set([...files].map((path) => path.slice(ROOT.length))), packages };
}

function authJsIn(packages: ReadonlySet<string>): string[] {
  return [...packages].filter((name) => AUTH_JS.test(name));
}

test("the walk sees what it must: Auth.js from its own route, and the database from a session's check", () => {
  const { files, packages } = reachableFrom("app/api/auth/[...nextauth]/route.ts");
  expect(files).toContain("auth.ts");
  expect(authJsIn(packages)).toContain("next-auth");
  expect(reachableFrom("app/api/me/route.ts").packages).toContain("pg");
});

test.each([
  ["GET /api/me", "app/api/me/route.ts", "packages/session/src/core/fast-read/session-row.ts"],
  [
    "a protected route",
    "packages/session/src/http/protected-route.ts",
    "packages/session/src/core/fast-read/session-row.ts",
  ],
  [
    "a page's session",
    "packages/session/src/next/page-session.ts",
    "packages/session/src/core/fast-read/session-row.ts",
  ],
  ["every visit's middleware", "middleware.ts", "packages/session/src/core/session-cookies.ts"],
])("%s loads no module of Auth.js", (_what, entry, reached) => {
  const { files, packages } = reachableFrom(entry);
  expect(files).toContain(reached);
  expect(files).not.toContain("auth.ts");
  expect(authJsIn(packages)).toEqual([]);
});

test("the frame of a protected page loads Auth.js's client for the last step of a sign-out, and nothing of its server", () => {
  const { files, packages } = reachableFrom("components/frame/protected-page.tsx");
  expect(files).toContain("packages/session/src/next/page-session.ts");
  expect(files).not.toContain("auth.ts");
  expect(authJsIn(packages)).toEqual(["next-auth/react"]);
});

test("what browsers load is free of the server: no marked file, no room of the process, and these packages", () => {
  const components = readdirSync(join(ROOT, "components"), { recursive: true, encoding: "utf8" }).map(
    (path) => `components/${path}`,
  );
  const own = ["browser", "react", "words"].flatMap((room) =>
    readdirSync(join(ROOT, "packages/session/src", room), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `packages/session/src/${room}/${path}`),
  );
  const textOf = (path: string): string => readFileSync(path, "utf8");
  const entries = [
    ...components.filter((path) => /\.tsx?$/.test(path) && textOf(join(ROOT, path)).startsWith('"use client";')),
    ...own,
  ].filter((path) => !path.includes(".test."));
  // A Server Action is a call to the server there, and not its code.
  const { files, packages } = reach(entries, (path) => !textOf(path).startsWith('"use server";'));
  expect(files.size).toBeGreaterThan(100);
  const ofServer = [...files].filter(
    (path) => /^lib\/(database|process)\//.test(path) || textOf(join(ROOT, path)).startsWith('import "server-only";'),
  );
  expect(ofServer).toEqual([]);
  expect([...packages].toSorted()).toEqual([
    "@tanstack/react-query",
    "@tanstack/react-query-devtools",
    "eventsource-parser/stream",
    "next-auth/react",
    "next/dynamic",
    "next/navigation",
    "react",
    "react-dom",
    // Named beside what pages take of `aurora-session/shared`. e2e/bundle.spec.ts holds that no page loads it at first.
    "zod",
    "zod/mini",
  ]);
});

// From the ground up: each may use those before it.
const ROOT_FILES = ["auth.ts", "instrumentation.ts", "middleware.ts"];
const FLOORS = [["packages"], ["lib", "prisma", "product"], ["components"], [...ROOT_FILES], ["app"]];
const FLOORS_OF_TOOLS = [["packages"], ["lib", "prisma", "product"], ["cli"], ["testing"], ["e2e"], ["bench"]];

type Import = { readonly from: string; readonly to: string };

/** What imports what of ours, types too; without tests and their helpers, which may reach for everything. */
function listImports(): Import[] {
  const halls = [...FLOORS, ...FLOORS_OF_TOOLS].flat();
  const folders = [...new Set(halls)].filter((hall) => !ROOT_FILES.includes(hall));
  const files = folders.flatMap((hall) =>
    readdirSync(join(ROOT, hall), { recursive: true, encoding: "utf8" }).map((path) => join(hall, path)),
  );
  return [...files, ...ROOT_FILES]
    .filter(
      (path) =>
        /\.tsx?$/.test(path) &&
        !/(\.test\.|(^|\/)test-|^prisma\/generated\/|^packages\/session\/dist\/|^bench\/(overlay|nothing|peers\/(auth-js|better-auth))\/)/.test(
          path,
        ),
    )
    .flatMap((from) => {
      const text = readFileSync(join(ROOT, from), "utf8");
      const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
        ([, specifier = ""]) => specifier,
      );
      return specifiers
        .filter((specifier) => OURS.test(specifier))
        .map((specifier) => ({ from, to: fileOf(join(ROOT, from), specifier).slice(ROOT.length) }));
    });
}

const imports = listImports();

function hallOf(path: string): string {
  return path.split("/")[0] ?? "";
}

/** A hall's rooms are its folders; a file that stands loose in it is a room of its own. The package's rooms are in its src. */
function roomOf(path: string): string {
  const inPackage = /^packages\/session\/src\/[^/]+/.exec(path);
  if (inPackage !== null) return inPackage[0];
  const [hall, room, ...rest] = path.split("/");
  return rest.length === 0 ? path : `${hall}/${room}`;
}

test.each([
  ["the app", FLOORS],
  ["tools", FLOORS_OF_TOOLS],
])("no import runs up the floors of %s", (_what, floors) => {
  const heightOf = (path: string): number => floors.findIndex((halls) => halls.includes(hallOf(path)));
  const own = imports.filter(({ from }) => heightOf(from) > -1);
  expect(own.length).toBeGreaterThan(100);
  expect(own.filter(({ from, to }) => heightOf(to) > heightOf(from))).toEqual([]);
  expect(own.filter(({ to }) => heightOf(to) === -1)).toEqual([]);
});

type Arrow = readonly [from: string, to: string];

/** Takes away what nothing points to, again and again: what is left stands in a circle, or hangs on one. */
function withoutBeginnings(arrows: readonly Arrow[]): readonly Arrow[] {
  const used = new Set(arrows.map(([, to]) => to));
  const left = arrows.filter(([from]) => used.has(from));
  return left.length === arrows.length ? left : withoutBeginnings(left);
}

test.each(["lib", "components", "cli", "testing"])("the rooms of %s/ stand on each other without a circle", (hall) => {
  const within = imports.filter(({ from, to }) => hallOf(from) === hall && hallOf(to) === hall);
  const arrows = within.map(({ from, to }): Arrow => [roomOf(from), roomOf(to)]).filter(([from, to]) => from !== to);
  expect(arrows.length).toBeGreaterThan(10);
  expect(withoutBeginnings(arrows)).toEqual([]);
});

test("no files import each other in a circle, not even types", () => {
  expect(withoutBeginnings(imports.map(({ from, to }): Arrow => [from, to]))).toEqual([]);
  expect(
    withoutBeginnings([
      ["a", "b"],
      ["b", "c"],
      ["c", "b"],
    ]),
  ).not.toEqual([]);
});

test("the picture of the house draws every way that imports take, and no other", () => {
  const [, picture = ""] =
    /```mermaid\n([^]*?)```/.exec(readFileSync(join(ROOT, "docs/architecture.md"), "utf8")) ?? [];
  const nodes = [...picture.matchAll(/(\w+)\["([^"]+)"\]/g)].map(
    ([, node = "", rooms = ""]) => [node, rooms.split(" · ")] as const,
  );
  const nodeOf = (path: string): string | undefined =>
    nodes.find(([, rooms]) => rooms.includes(roomOf(path)) || rooms.includes(hallOf(path)))?.[0];
  const drawn = picture.split("\n").flatMap((line): Arrow[] => {
    const ends = line
      .replaceAll(/\["[^"]+"\]/g, "")
      .trim()
      .split(" --> ");
    return ends.slice(1).map((to, index): Arrow => [ends[index] ?? "", to]);
  });
  const reachable = (from: string): Set<string> =>
    new Set(drawn.filter(([start]) => start === from).flatMap(([, to]) => [to, ...reachable(to)]));
  const taken = imports.flatMap(({ from, to }): Arrow[] => {
    const [start, end] = [nodeOf(from), nodeOf(to)];
    return start === undefined || end === undefined || start === end ? [] : [[start, end]];
  });
  expect(nodes.length).toBeGreaterThan(10);
  expect(taken.filter(([from, to]) => !reachable(from).has(to))).toEqual([]);
  expect(drawn.filter(([from, to]) => !taken.some(([start, end]) => start === from && end === to))).toEqual([]);
});
