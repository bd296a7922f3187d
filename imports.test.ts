import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL(".", import.meta.url));
const ENDINGS = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];
// Also `export … from` and `import()`; not `import type`, which is gone when code runs.
const IMPORT = /(?:^|[\s;}])(?:import|export)(?!\s+type\b)(?:[^"';]*?\sfrom)?\s*\(?\s*["']([^"']+)["']/g;
// What Prisma generates is a package in all but its place.
const OURS = /^(@\/(?!prisma\/generated\/)|\.)/;
const AUTH_JS = /^(next-auth|@auth\/[^/]+)(\/|$)/;

function importsOf(path: string): string[] {
  return [...readFileSync(path, "utf8").matchAll(IMPORT)].map(([, specifier = ""]) => specifier);
}

function fileOf(importer: string, specifier: string): string {
  const base = specifier.startsWith("@/") ? join(ROOT, specifier.slice(2)) : join(dirname(importer), specifier);
  const found = ENDINGS.map((ending) => base + ending).find((path) => /\.\w+$/.test(path) && existsSync(path));
  if (found === undefined) throw new Error(`${importer} imports ${specifier}, which is not there.`);
  return found;
}

/** Everything that loading a file loads: our files by their paths, packages by their names as imported. */
function reachableFrom(...entries: readonly string[]): { readonly files: Set<string>; readonly packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const waiting = entries.map((entry) => join(ROOT, entry));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
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
  ["GET /api/me", "app/api/me/route.ts", "lib/session/session-row.ts"],
  ["a protected route", "lib/http/protected-route.ts", "lib/session/session-row.ts"],
  ["a page's session", "lib/page-session.ts", "lib/session/session-row.ts"],
  ["every visit's middleware", "middleware.ts", "lib/session/session-cookies.ts"],
])("%s loads no module of Auth.js", (_what, entry, reached) => {
  const { files, packages } = reachableFrom(entry);
  expect(files).toContain(reached);
  expect(files).not.toContain("auth.ts");
  expect(authJsIn(packages)).toEqual([]);
});

test("the frame of a protected page loads Auth.js's client for the last step of a sign-out, and nothing of its server", () => {
  const { files, packages } = reachableFrom("components/protected-page.tsx");
  expect(files).toContain("lib/page-session.ts");
  expect(files).not.toContain("auth.ts");
  expect(authJsIn(packages)).toEqual(["next-auth/react"]);
});
