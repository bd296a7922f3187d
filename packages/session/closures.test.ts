import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listEntryClosures } from "@/testing/report/entry-closures";

const closures = listEntryClosures();
const SERVER = ["bowser", "pg", "server-only", "sql-template-tag", "uuid", "zod"];

// The rooms of each entry point, from the ground up, and the packages that come with it.
const ALLOWED: Readonly<Record<string, { readonly rooms: string; readonly packages: readonly string[] }>> = {
  "": {
    rooms: "shared words base bus core http auth-js next index.ts",
    packages: [...SERVER, "ipaddr.js", "next", "react"],
  },
  "/shared": { rooms: "shared", packages: ["zod"] },
  "/words": { rooms: "words", packages: [] },
  "/core": { rooms: "shared base bus core", packages: SERVER },
  "/redis": { rooms: "shared base bus redis", packages: ["@redis/client", "server-only", "zod"] },
  "/denylist": { rooms: "shared base bus core denylist", packages: [...SERVER, "@redis/client"] },
  "/telemetry": { rooms: "shared base telemetry", packages: ["@opentelemetry/api", "server-only", "zod"] },
  "/http": { rooms: "shared words base bus core http", packages: [...SERVER, "ipaddr.js"] },
  "/clients": { rooms: "shared words base bus core http clients", packages: [...SERVER, "ipaddr.js", "jose"] },
  "/verify": { rooms: "shared verify", packages: ["jose", "zod"] },
  "/auth-js": { rooms: "shared words base bus core http auth-js", packages: [...SERVER, "ipaddr.js", "next"] },
  "/next": { rooms: "shared words base bus core http next", packages: [...SERVER, "ipaddr.js", "next", "react"] },
  "/browser": {
    rooms: "shared words browser",
    packages: ["@tanstack/react-query", "eventsource-parser", "next-auth"],
  },
  "/react": {
    rooms: "shared words browser react",
    packages: ["@tanstack/react-query", "eventsource-parser", "next", "next-auth", "react", "react-dom"],
  },
  "/shutdown": { rooms: "base http shutdown", packages: [] },
  "/cli/move": { rooms: "cli", packages: ["@babel/parser", "commander", "pg"] },
  "/sign-out-action": { rooms: "shared base bus core http next", packages: [...SERVER, "next"] },
};

test("every entry point is here", () => {
  expect(closures.map(({ entry }) => entry).toSorted()).toEqual(
    Object.keys(ALLOWED)
      .map((name) => `aurora-session${name}`)
      .toSorted(),
  );
});

test.each(closures.map((closure) => [closure.entry, closure] as const))(
  "%s loads no more than it may",
  (entry, closure) => {
    const { rooms = "", packages = [] } = ALLOWED[entry.replace("aurora-session", "")] ?? {};
    const loaded = new Set(closure.files.map((file) => file.split("/")[1] ?? ""));
    expect([...loaded].filter((room) => !rooms.split(" ").includes(room))).toEqual([]);
    expect(closure.packages.filter((name) => !packages.includes(name))).toEqual([]);
  },
);

test("docs/architecture.md shows what they load; npm run closures brings its table up to date", () => {
  const page = readFileSync(new URL("../../docs/architecture.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| `(aurora-session[^`]*)` +\| +(\d+) +\| +(\d+) +\| +(.*?) *\|$/gm)];
  const shown = rows.map(([, entry, , , packages]) => `${entry} ${packages?.replaceAll("`", "")}`);
  expect(shown).toEqual(closures.map(({ entry, packages }) => `${entry} ${packages.join(" ") || "–"}`));
  for (const [index, { files, lines }] of closures.entries()) {
    const [, , shownFiles, shownLines] = rows[index] ?? [];
    expect(Math.abs(Number(shownFiles) - files.length)).toBeLessThanOrEqual(files.length / 10);
    expect(Math.abs(Number(shownLines) - lines)).toBeLessThanOrEqual(lines / 10);
  }
});

test("no other way leads in: the app imports entry points only, and Node knows no other path", async () => {
  const root = new URL("../../", import.meta.url);
  const files = ["app", "cli", "components", "lib"].flatMap((hall) =>
    readdirSync(new URL(hall, root), { recursive: true, encoding: "utf8" }).map((path) => `${hall}/${path}`),
  );
  const imported = files
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => [
      ...readFileSync(new URL(path, root), "utf8").matchAll(
        /(?:from|import)\s*\(?\s*"([^"]*(?:aurora-session|packages\/session)[^"]*)"/g,
      ),
    ])
    .map(([, specifier = ""]) => specifier);
  const entries = new Set(closures.map(({ entry }) => entry));
  expect(imported.length).toBeGreaterThan(100);
  expect(
    [...new Set(imported)].filter((specifier) => /^[\w@./-]+$/.test(specifier) && !entries.has(specifier)),
  ).toEqual([]);
  const { resolve } = await import("node:module").then(({ createRequire }) => createRequire(import.meta.url));
  expect(() => resolve("aurora-session/src/core/end-session.ts")).toThrow("not defined by");
});
