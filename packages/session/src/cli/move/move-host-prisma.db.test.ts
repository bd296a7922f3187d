import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyDatabase, newDatabaseUrl } from "@/testing/servers/postgres";
import { move, type MoveOptions } from "./move.ts";
import type { MoveReport } from "./move-report.ts";
import { formerSchema, type FormerApp } from "./test-former-app.ts";
import { ask, dump, emptyDatabase, filesOf, makeFormer, type Former } from "./test-former-database.ts";
import { deploy, driftOf, layerModels, statusOf } from "./test-prisma.ts";

function run({ url, folder }: Former, options: MoveOptions = {}): Promise<MoveReport> {
  return move(folder, { database: url, ...options }, "npx aurora-session move");
}

/** The same app in another environment: its database as it was before, its files as they are now. */
async function elsewhere({ url }: Former, folder: string): Promise<Former> {
  const copy = newDatabaseUrl(url);
  await copyDatabase(url, copy);
  const other = mkdtempSync(join(tmpdir(), "aurora-move-"));
  cpSync(folder, other, { recursive: true });
  return { url: `${copy.replace(/\?.*/, "")}?schema=public`, folder: other };
}

const noted = `SELECT migration_name, checksum FROM _prisma_migrations ORDER BY started_at`;

const APPS: readonly (readonly [string, FormerApp, "text" | "uuid"])[] = [
  ["as documented", {}, "text"],
  ["with renamed tables", { naming: "snake" }, "text"],
  ["with ids of the type uuid", { ids: "uuid" }, "uuid"],
];

test.each(APPS)("Prisma sees neither drift nor a missing migration in a host %s", async (_what, app, idType) => {
  const former = await makeFormer(app, { history: true });
  await run(former, { apply: true });
  // The schema as `init` makes it.
  const schema = formerSchema(app, layerModels(idType));
  expect(await statusOf(former.url, former.folder)).toEqual([]);
  expect(await deploy(former.url, former.folder)).toEqual([]);
  expect(await driftOf({ url: former.url }, schema)).toBe("");
  expect(await driftOf({ folder: former.folder }, schema)).toBe("");
  expect(await driftOf({ url: former.url }, formerSchema(app))).toContain("DROP TABLE");
  // A shadow database that is kept, as SHADOW_DATABASE_URL names one: Prisma empties the schema that it knows.
  const shadow = await emptyDatabase();
  await driftOf({ folder: former.folder, shadow }, schema);
  await ask(shadow, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  expect(await driftOf({ folder: former.folder, shadow }, schema)).toBe("");
});

test("each other database notes the same migration, whether by this command or by Prisma's deploy", async () => {
  const first = await makeFormer({}, { history: true });
  const second = await elsewhere(first, first.folder);
  const third = await elsewhere(first, first.folder);
  const before = await dump(third.url);
  await run(first, { apply: true });
  for (const { folder } of [second, third]) cpSync(first.folder, folder, { recursive: true });
  await run(second, { apply: true });
  expect(await ask(second.url, noted)).toEqual(await ask(first.url, noted));
  expect(filesOf(second.folder)).toEqual(filesOf(first.folder));
  expect(await statusOf(second.url, second.folder)).toEqual([]);

  expect(await deploy(third.url, third.folder)).toEqual([expect.stringMatching(/^\d{14}_aurora_session$/)]);
  expect(await ask(third.url, noted)).toEqual(await ask(first.url, noted));
  expect((await run(third, { apply: true })).lines[0]).toMatch(/^This database was moved already/);
  await run(third, { undo: true });
  expect(await dump(third.url)).toEqual(before);
});

test("without the folder of migrations whose history the database has, it stops", async () => {
  const former = await makeFormer({}, { history: true });
  rmSync(join(former.folder, "prisma/migrations"), { recursive: true });
  const { failed, lines } = await run(former, { apply: true });
  expect([failed, lines.join(" ")]).toEqual([true, expect.stringContaining("there is no folder of migrations here")]);
});
