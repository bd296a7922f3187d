import { join } from "node:path";
import { expect, test } from "vitest";
import { type HostShape, PRISMA_FILES, schema, stockShape, TestHost, USER } from "../test-host.ts";
import { findPackageManager, installArguments } from "./package-manager.ts";

const JAVASCRIPT = {
  "tsconfig.json": null,
  "app/layout.tsx": null,
  "app/page.tsx": null,
  "app/layout.js": "",
  "next.config.ts": null,
  "next-env.d.ts": null,
};
const auth = stockShape();
const withSchema = (text: string): HostShape => stockShape({ "prisma/schema.prisma": text });

test.each<readonly [string, HostShape, string | RegExp]>([
  ["no project", { files: { "package.json": null } }, "There is no package.json here."],
  ["a package.json that is none", { files: { "package.json": "{" } }, "is no package.json that can be read"],
  ["no Next.js", { files: { "package.json": '{ "dependencies": {} }' } }, "This project has no Next.js"],
  [
    "the root of a workspace",
    { files: { "package.json": '{ "workspaces": ["apps/*"] }' } },
    "This is the root of a workspace",
  ],
  [
    "an old Next.js",
    { dependencies: { next: "^15.5.0" } },
    "This app has Next.js 15.5; aurora-session needs 16.2 or later. Upgrade first: https://",
  ],
  [
    "an old React",
    { dependencies: { react: "19.0.0" } },
    "This app has React 19.0; aurora-session needs 19.2 or later",
  ],
  ["the Pages Router", { files: { app: null, "pages/index.tsx": "" } }, "This app has the Pages Router only"],
  ["neither router", { files: { app: null } }, "There is neither app/ nor src/app/ here"],
  ["JavaScript", { files: JAVASCRIPT }, "This app is JavaScript, and init writes TypeScript"],
  ["NextAuth 4", { dependencies: { "next-auth": "^4.24.0" } }, /This app has NextAuth 4[^]*3\. [^]*migrating-to-v5/],
  [
    "Auth.js without Prisma",
    { files: { "auth.ts": String(auth.files?.["auth.ts"]) }, dependencies: { "next-auth": "5.0.0-beta.32" } },
    "This app has Auth.js without Prisma",
  ],
  [
    "ids that are numbers",
    withSchema(schema(USER.replace("String    @id @default(cuid())", "Int @id @default(autoincrement())"))),
    "The id of User is of the type Int; aurora-session needs a text or a uuid",
  ],
  [
    "another database",
    withSchema(schema().replace('"postgresql"', '"sqlite"')),
    "The database of the Prisma schema is sqlite; aurora-session needs PostgreSQL.",
  ],
  [
    "several schemas in the database",
    withSchema(schema().replace('"postgresql"', '"postgresql"\n  schemas = ["a", "b"]')),
    "names several schemas of the database",
  ],
  [
    "a model of one of our names",
    withSchema(`${schema()}\nmodel RefreshToken {\n  id String @id\n}\n`),
    'The Prisma schema has a model "RefreshToken" of its own',
  ],
  [
    "a relation to Auth.js's sessions",
    withSchema(
      `${schema()}\nmodel Visit {\n  id String @id\n  session Session @relation(fields: [id], references: [sessionToken])\n}\n`,
    ),
    "The model Visit has a relation to Auth.js's model Session",
  ],
  [
    "Prisma without a schema",
    { ...auth, files: { ...auth.files, "prisma/schema.prisma": null } },
    "no schema is at prisma/schema.prisma",
  ],
  [
    "a schema without Prisma",
    { files: { "prisma/schema.prisma": schema() } },
    "There is a Prisma schema (prisma/schema.prisma), but no Prisma in package.json",
  ],
  [
    "a sign-in of its own in auth.ts",
    { files: { "auth.ts": "export const auth = 1;\n" } },
    "auth.ts is there, but calls no NextAuth",
  ],
])("%s is refused, with what to do, and nothing is changed", async (_name, shape, words) => {
  const { "package.json": manifest, ...files } = shape.files ?? {};
  const host = new TestHost({ ...shape, files });
  if (manifest !== undefined) host.write({ "package.json": manifest });
  host.commit();
  await expect(host.init()).rejects.toThrow(words);
  expect(host.status()).toBe("");
});

test.each([
  ["an unknown provider", { provider: "no such" }, 'Auth.js has no provider "no such"'],
  ["a provider that asks for passwords", { provider: "credentials" }, '"credentials" is none'],
  ["an address that is none", { protect: ["dashboard"] }, '"dashboard" is none'],
])("%s is refused", async (_name, options, words) => {
  const host = new TestHost();
  await expect(host.init(options)).rejects.toThrow(words);
  expect(host.status()).toBe("");
});

test.each([
  ["npm", { "package-lock.json": "{}" }],
  ["pnpm", { "pnpm-lock.yaml": "" }],
  ["pnpm", { "pnpm-workspace.yaml": "" }],
  ["yarn", { "yarn.lock": "" }],
  ["bun", { "bun.lock": "" }],
  ["bun", { "bun.lockb": "" }],
])("%s is found by %o", (manager, files) => {
  expect(findPackageManager(new TestHost({ files }).folder, "npm/11 node/v20")).toBe(manager);
});

test("the package manager is found in a workspace above, by package.json, by what runs the command, or is npm", () => {
  const workspace = new TestHost({
    files: {
      "package.json": '{ "workspaces": ["apps/*"] }',
      "yarn.lock": "",
      ".yarnrc.yml": "",
      "apps/web/package.json": "{}",
      "apps/other/package.json": '{ "packageManager": "bun@1.3.0" }',
    },
  });
  const web = join(workspace.folder, "apps/web");
  expect(findPackageManager(web, "npm/11")).toBe("yarn");
  expect(installArguments("yarn", web)).toEqual(["install", "--no-immutable"]);
  workspace.write({ "yarn.lock": null });
  expect(findPackageManager(join(workspace.folder, "apps/other"), "npm/11")).toBe("bun");
  expect(findPackageManager(web, "pnpm/10.1.0 npm/? node/v20")).toBe("pnpm");
  expect(findPackageManager(web, undefined)).toBe("npm");
});

test("a lock file of somebody else's, above, is not the project's", () => {
  const outer = new TestHost({ files: { "yarn.lock": "", "inner/package.json": "{}" } });
  expect(findPackageManager(join(outer.folder, "inner"), undefined)).toBe("npm");
});

test("Prisma's schema is found by package.json too", async () => {
  const { "prisma/schema.prisma": text = "", "prisma.config.ts": _config, ...files } = PRISMA_FILES;
  const host = new TestHost({
    ...auth,
    files: { ...auth.files, ...files, "prisma.config.ts": null, "prisma/schema.prisma": null, "db/app.prisma": text },
  });
  host.write({
    "package.json": host.read("package.json").replace("{", '{ "prisma": { "schema": "./db/app.prisma" },'),
  });
  expect(await host.init()).toContain("Prisma 7 (db/app.prisma)");
});
