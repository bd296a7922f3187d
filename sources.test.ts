import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL(".", import.meta.url));
const ROOMS = ["app", "bench", "cli", "components", "lib", "packages/session/src", "prisma", "product"];

// The apps of the peers are as their authors' documentation says.
const STOCK = /^bench\/peers\/(auth-js|better-auth)\//;

type Source = { readonly path: string; readonly text: string };

function readSources(): Source[] {
  const inRooms = ROOMS.flatMap((room) =>
    readdirSync(`${ROOT}${room}`, { recursive: true, encoding: "utf8" }).map(
      (path) => `${room}/${path.replaceAll("\\", "/")}`,
    ),
  );
  const atRoot = readdirSync(ROOT, { encoding: "utf8" });
  return [...atRoot, ...inRooms]
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith("prisma/generated/") && path !== "next-env.d.ts")
    .filter((path) => !/\.test\.tsx?$/.test(path) && !STOCK.test(path))
    .map((path) => ({ path, text: readFileSync(`${ROOT}${path}`, "utf8") }));
}

const sources = readSources();

function pathsOf(found: readonly Source[]): string[] {
  return found.map(({ path }) => path);
}

function matching(pattern: RegExp): Source[] {
  return sources.filter(({ path }) => pattern.test(path));
}

const SESSION = /^packages\/session\/src\/core\//;
// The layer itself, without the command line that brings it into a host.
const LAYER = /^packages\/session\/src\/(?!cli\/)/;

test("there is something to look at", () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(pathsOf(sources)).toContain("packages/session/src/core/session-token.ts");
});

const isMarked = ({ text }: Source): boolean => text.startsWith('import "server-only";\n');

// Of `lib/`, the launcher loads these two rooms too, outside of Next, where the mark throws.
const OF_THE_PROCESS = /^lib\/(database|process)\//;

test("what of lib/ does not say in line one that it is the server's could be loaded by browsers", () => {
  const open = matching(/^lib\//).filter((source) => !isMarked(source));
  expect(open.length).toBeGreaterThan(30);
  const marked = new Set(pathsOf(sources.filter(isMarked)));
  const mistaken = open.flatMap(({ path, text }) => {
    const imports = [...text.matchAll(/(?:^(?:import|export) (?!type )[^"]*|\bimport\()"([^"]+)"/gm)].map(
      ([, name = ""]) => name,
    );
    const ofServer = imports.filter(
      (name) =>
        marked.has(`${name.replace("@/", "")}.ts`) ||
        /^(@\/prisma|\.|next\/|server-only)/.test(name) ||
        (/^(node:|pg$)/.test(name) && !OF_THE_PROCESS.test(path)),
    );
    return ofServer.map((name) => `${path} imports ${name}`);
  });
  expect(mistaken).toEqual([]);
});

const FOR_BROWSERS = /^packages\/session\/src\/(shared|browser|react|words)\//;
const forBrowsers = sources.filter(({ path, text }) => FOR_BROWSERS.test(path) || text.startsWith('"use client";'));

// Chrome, Edge and Firefox 111 and Safari 16.4 (`browserslist`) lack one or all of these.
const TOO_NEW =
  /\bAbortSignal\.any\(|\.(toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|checkVisibility)\(|\b(Object|Map)\.groupBy\(|\.withResolvers\(|\bURL\.(canParse|parse)\(|\bArray\.fromAsync\(|\bIntl\.(Segmenter|DurationFormat)\b/;

test("code for browsers asks nothing that the oldest of them lack", () => {
  expect(pathsOf(forBrowsers.filter(({ text }) => TOO_NEW.test(text)))).toEqual([]);
});

describe("Server Actions", () => {
  const marked = sources.filter(({ text }) => /^\s*["']use server["']/m.test(text));

  test("stand only in files whose name says so, and the first line does", () => {
    expect(marked.length).toBeGreaterThan(0);
    for (const { path, text } of marked)
      expect([path, text.split("\n")[0]]).toEqual([expect.stringMatching(/-action\.ts$/), '"use server";']);
  });

  test.each(marked.map(({ path, text }) => [path, text]))("each of %s refuses other sites", (_path, text) => {
    const [, ...actions] = text.split(/^export /m);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^async function[\s\S]*\brequireSameOrigin\(/);
  });
});

describe("pages of the app side", () => {
  const pages = matching(/^app\/\(app\)\/.*page\.tsx$/);

  test("there are some", () => expect(pages.length).toBeGreaterThan(0));

  test.each(pages.map(({ path, text }) => [path, text]))(
    "%s asks for its session before anything is rendered",
    (_path, text) => {
      expect(text).toMatch(/^export default protectedPage\(/m);
      expect(text.match(/^export default/gm)).toHaveLength(1);
    },
  );

  test("none has a loading.tsx above it, which would turn the redirect to /login into a 200", () => {
    expect(pathsOf(matching(/^app\/\(app\)\/(.*\/)?loading\.tsx$/))).toEqual([]);
  });
});

test("every route is complete: what it does not offer is 405 with Allow", () => {
  const complete =
    /^export const \{ GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS \} = (methods\(|(session|client)Routes[.[])/m;
  const routes = matching(/^app\/.*route\.ts$/);
  expect(routes.length).toBeGreaterThan(0);
  expect(pathsOf(routes.filter(({ text }) => !complete.test(text)))).toEqual([]);
});

test("transactions run where their news are told after the commit", () => {
  expect(pathsOf(sources.filter(({ text }) => text.includes("$transaction(")))).toEqual(["lib/prisma-transaction.ts"]);
});

test("only lib/db.ts knows the generated Prisma client", () => {
  const knowing = sources.filter(({ text }) => /from "[^"]*prisma\/generated/.test(text));
  expect(pathsOf(knowing)).toEqual(["lib/db.ts"]);
});

test("only lib/env.ts and what starts processes reads the environment, and others what Next writes in its place", () => {
  const readers = /^(lib\/env\.ts|(cli|prisma|packages\/session\/src\/cli)\/.+|[^/]+\.config\.ts)$/;
  const reads = sources
    .filter(({ path }) => !readers.test(path))
    .flatMap(({ text }) => [...text.matchAll(/process\.env(?:\.|\[")?(\w*)/g)].map(([, name = ""]) => name));
  expect([...new Set(reads)].toSorted()).toEqual(["APP_SIDE", "NEXT_RUNTIME", "NODE_ENV"]);
});

test("the session's core does not know Auth.js or Next, so that another engine could take their place", () => {
  const knowing = matching(SESSION).filter(({ text }) => /from "(next|@auth)[/"-]/.test(text));
  expect(pathsOf(knowing)).toEqual([]);
});

test("the session's core looks at a request's headers in one place: below it, credentials are a value", () => {
  const readers = matching(SESSION).filter(({ text }) => text.includes("headers.get("));
  expect(pathsOf(readers)).toEqual(["packages/session/src/core/credentials.ts"]);
});

test("only the session's core speaks SQL about the session's row", () => {
  const speaks = ({ text }: Source): boolean =>
    // The OpenAPI document calls a schema by that name too.
    /(?<!\bid: )"Session"/.test(text) ||
    /\.session\.(find|count|aggregate|group|create|update|upsert|delete)|\b(include|select): \{[^}]*\bsessions?:/.test(
      text,
    );
  // Measurements fill and count tables; migrations make them; a move from another layer looks at its tables.
  const elsewhere = sources.filter(
    ({ path }) => !SESSION.test(path) && !/^(bench|prisma|packages\/session\/src\/cli)\//.test(path),
  );
  expect(sources.filter(speaks).length).toBeGreaterThan(5);
  expect(pathsOf(elsewhere.filter(speaks))).toEqual([]);
});

test("the package knows nothing of this app: no path of it, no environment, no Prisma, and the pool through one door", () => {
  const layer = matching(LAYER);
  expect(layer.length).toBeGreaterThan(60);
  const knowing = layer.filter(({ text }) => /"@\/|process\.env|@prisma\/|\$(query|execute|transaction)/.test(text));
  expect(pathsOf(knowing)).toEqual([]);
  const ofPg = layer.filter(({ text }) => /^import pg from "pg"/m.test(text));
  expect(pathsOf(ofPg)).toEqual(["packages/session/src/base/pool.ts"]);
});

test("the package names no table of users: the host does", () => {
  const layer = matching(LAYER).filter(({ text }) => /"User"|\bu\."\w/.test(text));
  expect(pathsOf(layer)).toEqual([]);
});

test("no update of a session forgets that ended rows stay ended, and no ending whose they are", () => {
  const updates = sources.flatMap(({ path, text }) =>
    (text.match(/UPDATE "Session"[\s\S]*?(`|RETURNING)/g) ?? []).map((update) => [path, update]),
  );
  expect(updates.length).toBeGreaterThan(3);
  for (const [path, update] of updates)
    expect([path, update]).toEqual([path, expect.stringMatching(/"endedAt" IS NULL|\$\{LIVE\}/)]);
  const endings = updates.filter(([, update]) => update?.includes("setEnded("));
  expect(endings.length).toBeGreaterThan(1);
  for (const [path, update] of endings)
    expect([path, update]).toEqual([path, expect.stringMatching(/WHERE [^]*("userId" = |\$\{owned\()/)]);
  expect(pathsOf(sources.filter(({ text }) => /session\.(update|upsert|delete)/.test(text)))).toEqual([]);
});

// Pages, routes and the launcher each have their own copy of a class: an object of the one that reaches the other by what
// the process has once is none of the other's. `Problem` and `DatabaseUnavailable` know their kind in every copy; an error of
// jose comes from the call beside it.
test("server code asks what an object is, not which copy of a class made it", () => {
  const server = matching(/^(app|components|lib)\/|^[^/]+\.ts$/)
    .concat(matching(LAYER))
    .filter(({ path, text }) => !FOR_BROWSERS.test(path) && !text.startsWith('"use client";'));
  const asked = server.flatMap(({ text }) => [...text.matchAll(/\binstanceof ([\w.]+)/g)].map(([, name = ""]) => name));
  expect([...new Set(asked)].toSorted()).toEqual([
    "DatabaseUnavailable",
    "Error",
    "FormData",
    "Problem",
    "Request",
    "Response",
    "Uint8Array",
    "errors.JWKSNoMatchingKey",
    "errors.JWTExpired",
  ]);
});
