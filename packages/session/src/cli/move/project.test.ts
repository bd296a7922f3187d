import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readProject } from "./project.ts";

const REPOSITORY = fileURLToPath(new URL("../../../../../", import.meta.url));

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "aurora-project-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test("this repository is known as the product, also from within and under another name, and its providers are found", async () => {
  const here = await readProject(join(REPOSITORY, "lib/text"));
  expect([here.isProduct, here.source.providers]).toEqual([true, ["github", "google", "oidc"]]);
  const renamed = folderWith({
    "package.json": readFileSync(join(REPOSITORY, "package.json"), "utf8").replace('"aurora"', '"shop"'),
  });
  cpSync(join(REPOSITORY, "prisma/schema.prisma"), join(renamed, "prisma/schema.prisma"));
  expect(await readProject(renamed)).toMatchObject({ isProduct: true, source: { files: [] } });
});

const HOSTS: readonly (readonly [string, Readonly<Record<string, string>>, object])[] = [
  [
    "NextAuth 4 in the Pages Router, with sessions in cookies",
    {
      "package.json": '{"dependencies":{"next-auth":"^4.24.11"}}',
      "src/pages/api/auth/[...nextauth].ts": `import NextAuth, { type NextAuthOptions } from "next-auth";
        import AzureADProvider from "next-auth/providers/azure-ad";
        export const options: NextAuthOptions = { session: { strategy: "jwt" as const }, providers: [AzureADProvider({}),
          { id: "own", name: "Own", type: "oauth", wellKnown: "https://id.test" }] };
        export default NextAuth(options);`,
    },
    { nextAuth: "4", source: { providers: ["azure-ad", "own"], saysJwt: true } },
  ],
  [
    "NextAuth 5 with an id of its own, a schema folder and a path in prisma.config.ts",
    {
      "package.json": '{"devDependencies":{"next-auth":"5.0.0-beta.32"}}',
      "auth.config.js": `import GitHub from "@auth/core/providers/github"; import Hydra from "next-auth/providers/ory-hydra";
        /** @type {import("next-auth").NextAuthConfig} */
        export default { providers: [GitHub({ id: "github-work", clientId: "x" }), Hydra] };`,
      "prisma/models/auth.prisma": "model Session {\n  sessionToken String @unique\n}\n",
      "prisma/base.prisma": "datasource db {}\n",
      "prisma.config.ts": 'export default { migrations: { path: "db/steps" } };',
      "db/steps/migration_lock.toml": "",
    },
    {
      nextAuth: "5",
      migrations: expect.stringMatching(/db\/steps$/),
      hasFormerModel: true,
      source: { providers: ["github", "github-work", "hydra"], saysJwt: false },
    },
  ],
  [
    "a file that can't be parsed, and a package.json that can't",
    { "package.json": "{", "auth.ts": 'import A from "next-auth/providers/apple"; const ;;; = {' },
    { nextAuth: null, source: { providers: ["apple"] } },
  ],
];

test.each(HOSTS)("an app is read without running it: %s", async (_what, files, expected) => {
  expect(await readProject(folderWith(files))).toMatchObject({ isProduct: false, ...expected });
});
