import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSessionPackage } from "@/cli/build/production-build";
import { type HostShape, schema, stockShape, TestHost, USER } from "./test-host.ts";

const PACKAGE = resolve("packages/session");
// Inside of the repository, so that its packages are found from there.
const HOSTS = resolve(".data/hosts");
const TSC = resolve("node_modules/typescript/bin/tsc");
const PRISMA = resolve("node_modules/prisma/build/index.js");

beforeAll(async () => {
  mkdirSync(HOSTS, { recursive: true });
  await buildSessionPackage();
});

afterAll(() => {
  rmSync(HOSTS, { recursive: true, force: true });
});

// Without the types that `next typegen` makes.
const LAYOUT = `import "./globals.css";

export default function RootLayout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`;

const OWN_MIDDLEWARE = `import { NextResponse, type NextFetchEvent, type NextRequest } from "next/server";

export function middleware(request: NextRequest, event: NextFetchEvent) {
  event.waitUntil(Promise.resolve());
  if (request.nextUrl.pathname === "/old") return NextResponse.redirect(new URL("/", request.url));
}

export const config = { matcher: ["/old"] };
`;

const TYPED_AUTH = `import NextAuth, { type NextAuthConfig } from "next-auth";
import GitHub from "next-auth/providers/github";
import { PrismaAdapter } from "@auth/prisma-adapter";
import { prisma } from "@/lib/prisma";

const config: NextAuthConfig = {
  adapter: PrismaAdapter(prisma),
  session: { strategy: "jwt", maxAge: 60 * 60 },
  providers: [GitHub],
  callbacks: {
    signIn: ({ user }) => user.email !== null,
    session({ session }) {
      return session;
    },
  },
};

export const {
  handlers: { GET, POST },
  auth,
  signIn,
  signOut,
} = NextAuth(config);
`;

const UUID_USER = USER.replace("@id @default(cuid())", "@id @default(uuid()) @db.Uuid").replace(
  "\n}\n",
  '\n  @@map("users")\n}\n',
);

const layout = { "app/layout.tsx": LAYOUT };
const CASES: readonly (readonly [string, HostShape, string | null])[] = [
  ["a fresh app with src/ and OpenID", { src: true, files: { "src/app/layout.tsx": LAYOUT } }, "oidc"],
  ["an app with Auth.js, as documented", stockShape(layout), null],
  [
    "an app with a middleware, a typed configuration and uuids of its own",
    stockShape({
      ...layout,
      "auth.ts": TYPED_AUTH,
      "app/api/auth/[...nextauth]/route.ts": 'export { GET, POST } from "@/auth";\n',
      "proxy.ts": null,
      "middleware.ts": OWN_MIDDLEWARE,
      "prisma/schema.prisma": schema(UUID_USER).replaceAll(/^( {2}userId +String)$/gm, "$1 @db.Uuid"),
    }),
    null,
  ],
];

test.each(CASES)("%s has the right types after init", async (_name, shape, provider) => {
  const host = new TestHost({ ...shape, within: HOSTS });
  expect(await host.init({ provider })).not.toContain("By hand");
  const options = { cwd: host.folder, encoding: "utf8" } as const;
  // The engine needs only to exist.
  const env = { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
  const generated = spawnSync(process.execPath, [PRISMA, "generate"], { ...options, env });
  expect(generated.status, generated.stderr).toBe(0);
  const { status, stdout } = spawnSync(process.execPath, [TSC, "--noEmit"], options);
  expect(stdout).toBe("");
  expect(status).toBe(0);
});

const NAMES =
  "next react react-dom typescript pg prisma @types/pg @tanstack/react-query next-auth @auth/prisma-adapter @prisma/client @prisma/adapter-pg".split(
    " ",
  );
const VERSIONS: Readonly<Record<string, string>> = {
  next: "16.4.6",
  react: "19.3.1",
  "next-auth": "5.0.0-beta.32",
  prisma: "7.10.0",
};
const OFFLINE = { ...process.env, npm_config_offline: "true", npm_config_audit: "false", npm_config_fund: "false" };

/** Packages that hold nothing but their names, for an install without a network; and a tarball of one. */
function emptyPackages(folder: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const place = join(folder, name);
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, "package.json"), JSON.stringify({ name, version: VERSIONS[name] ?? "1.0.0" }));
      return [name, `file:${place}`];
    }),
  );
}

test("npm itself installs the tarball that init was run from, and takes it out again; a failure leaves the lock file", () => {
  const folder = mkdtempSync(join(tmpdir(), "aurora-npm-"));
  emptyPackages(folder, ["aurora-session"]);
  const pack = ["pack", "--silent", "--pack-destination", folder, join(folder, "aurora-session")];
  const tarball = join(folder, execFileSync("npm", pack, { encoding: "utf8" }).trim());
  // As npx lays it out.
  const npx = mkdtempSync(join(HOSTS, "npx-"));
  const installed = join(npx, "node_modules/aurora-session");
  for (const name of ["dist", "package.json", "schema.prisma"])
    cpSync(join(PACKAGE, name), join(installed, name), { recursive: true });
  writeFileSync(join(npx, "package.json"), JSON.stringify({ dependencies: { "aurora-session": `file:${tarball}` } }));
  const host = new TestHost(stockShape());
  const manifest = { name: "app", private: true, dependencies: emptyPackages(folder, NAMES) };
  host.write({ "package.json": `${JSON.stringify(manifest, null, 2)}\n` });
  const run = (program: string, ...args: readonly string[]) =>
    spawnSync(program, args, { cwd: host.folder, env: OFFLINE, encoding: "utf8" });
  const init = (...args: readonly string[]) =>
    run(process.execPath, join(installed, "dist/cli/main.js"), "init", ...args);
  expect(run("npm", "install").status).toBe(0);
  const before = host.snapshot();
  expect(before["package-lock.json"]).toContain('"next"');

  const done = init();
  expect([done.status, done.stderr]).toEqual([0, ""]);
  expect(done.stdout).toContain("✓ package.json: aurora-session\n· npm install …\n✓ npm install\n");
  expect(host.snapshot()["package-lock.json"]).toContain(".tgz");
  expect(host.read("node_modules/aurora-session/package.json")).toContain('"aurora-session"');
  const removed = init("--remove");
  expect([removed.status, removed.stderr]).toEqual([0, ""]);
  expect(host.snapshot()).toEqual(before);

  rmSync(tarball);
  const failed = init();
  expect(failed.status).toBe(1);
  expect(failed.stderr).toMatch(/npm error[^]*Nothing was changed: every file is as it was\./);
  expect(host.snapshot()).toEqual(before);
});
