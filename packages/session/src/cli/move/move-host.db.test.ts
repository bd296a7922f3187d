import { expect, test } from "vitest";
import { hostSql } from "./host/host-sql.ts";
import { move, type MoveOptions } from "./move.ts";
import type { MoveReport } from "./move-report.ts";
import type { FormerApp } from "./test-former-app.ts";
import { ask, dump, filesOf, makeFormer, tablesOf, type Former } from "./test-former-database.ts";
import { layerModels } from "./test-prisma.ts";

const HEAD =
  'generator client {\n  provider = "prisma-client"\n  previewFeatures = ["partialIndexes"]\n}\ndatasource db {\n  provider = "postgresql"\n}\n';

function run({ url, folder }: Former, options: MoveOptions = {}): Promise<MoveReport> {
  return move(folder, { database: url, ...options }, "npx aurora-session move");
}

test("the report counts all that the walk found, and changes nothing", async () => {
  const former = await makeFormer({}, { history: true });
  const before = [await dump(former.url), filesOf(former.folder)];
  const { lines, data, failed } = await run(former);
  const text = lines.join("\n");
  expect(failed).toBe(false);
  expect(text).toContain("NextAuth 5, sessions in the database");
  expect(text).toContain("404, with ids of the type text");
  expect(text).toContain("10 without an e-mail, 1 with an empty one");
  expect(text).toMatch(/accounts +423\n +google +172\n +github +170\n +discord +80 +not found in auth\.ts\n/);
  expect(text).toMatch(/sessions +250: 230 live, of 230 people; 20 expired/);
  expect(text).toMatch(/Team\.ownerId +→ User +40 rows +ON DELETE RESTRICT/);
  expect(text).toMatch(/Membership\.userId +→ User +200 rows +ON DELETE CASCADE/);
  expect(text).toMatch(/person\.12@example\.com +"Person\.12@example\.com" .*\n +"person\.12@example\.com"/);
  expect(text).toMatch(/person\.14@example\.com +"Person\.14@example\.com" .*\n +"person\.14@example\.com"/);
  expect(data).toMatchObject({ passkeys: 3, waitingLinks: 3, history: ["20250301101010_init"], problems: [] });
  expect([await dump(former.url), filesOf(former.folder)]).toEqual(before);
});

const HOSTS: readonly (readonly [string, FormerApp, { schema?: string; history?: boolean }])[] = [
  ["as documented", {}, {}],
  ["with tables and columns renamed by @@map and @map", { naming: "snake" }, {}],
  ["in a schema of ?schema=", {}, { schema: "shop", history: true }],
  ["of NextAuth 4", { nextAuth: 4 }, { history: true }],
  ["with ids of the type uuid", { ids: "uuid" }, { history: true }],
  ["with sessions in cookies", { jwt: true }, { history: true }],
];

test.each(HOSTS)("a host %s is moved, moved once, and taken back as it was", async (_what, app, place) => {
  const former = await makeFormer(app, place);
  const [before, files] = [await dump(former.url), filesOf(former.folder)];
  const done = await run(former, { apply: true });
  expect(done.lines.join("\n")).toMatch(/^ {2}all +1375 +1375 +0 +0$/m);
  const after = await dump(former.url);
  // All of people, accounts and own tables: columns, keys, indexes, rights and rows.
  const kept = (lines: readonly string[]): string[] =>
    lines.filter((line) => !/session|auth_js|_prisma|"(public|shop)"/i.test(line));
  expect(kept(before).length).toBeGreaterThan(1400);
  expect(after).toEqual(expect.arrayContaining(kept(before)));
  expect(await listUserIdTypes(former.url)).toEqual(Array(3).fill(app.ids === "uuid" ? "uuid" : "text"));

  const again = await run(former, { apply: true });
  expect([again.failed, again.lines[0]]).toEqual([false, "This database was moved already. Nothing was changed."]);
  expect(await dump(former.url)).toEqual(after);

  await run(former, { undo: true });
  expect(await dump(former.url)).toEqual(before);
  expect(filesOf(former.folder)).toEqual(files);
});

async function listUserIdTypes(url: string): Promise<unknown[]> {
  const columns = await ask(
    url,
    `SELECT data_type AS type FROM information_schema.columns WHERE table_schema = current_schema() AND column_name = 'userId'
       AND table_name IN ('Session', 'SessionEpoch', 'SecurityEvent')`,
  );
  return columns.map(({ type }) => type);
}

test("tables of the layer that were there before the move stay after --undo, with their rows", async () => {
  const former = await makeFormer({ naming: "snake" });
  await ask(former.url, hostSql({ sessions: null, people: "users", idType: "text", hasLayer: false, migration: null }));
  await ask(former.url, `DROP SCHEMA auth_js; INSERT INTO "SecurityEvent" (type, actor) VALUES ('signed_in', 'x')`);
  const before = await dump(former.url);
  await run(former, { apply: true });
  const { lines } = await run(former, { undo: true });
  expect(lines.join("\n")).toContain("aurora-session's tables were there before, and stay.");
  expect(await dump(former.url)).toEqual(before);
});

test("sessions that were set aside live again after --undo, with those whose person is still there", async () => {
  const former = await makeFormer({});
  await run(former, { apply: true });
  // As the app's own role would: what refers to the person is set aside, and goes with them.
  await ask(former.url, `DELETE FROM "User" WHERE id = 'cm30' || lpad('220', 20, '0')`).catch(() => []);
  await ask(former.url, `DELETE FROM "Invoice" WHERE "ownerId" LIKE '%0220'; DELETE FROM "User" WHERE id LIKE '%0220'`);
  await run(former, { undo: true });
  expect(await ask(former.url, `SELECT count(*)::int FROM "Session" WHERE expires > now()`)).toEqual([{ count: 229 }]);
});

test("--drop names what goes and deletes it with --yes; then there is no way back, and nothing to do", async () => {
  const former = await makeFormer({});
  await run(former, { apply: true });
  const before = await dump(former.url);
  const named = await run(former, { drop: true });
  expect(named.lines.join("\n")).toContain("deletes for good: Session (250 rows).");
  expect(await dump(former.url)).toEqual(before);
  await run(former, { drop: true, yes: true });
  expect(await ask(former.url, "SELECT to_regnamespace('auth_js')::text AS there")).toEqual([{ there: null }]);
  await expect(run(former, { undo: true })).rejects.toThrow("There is nothing to take back here");
  await expect(run(former, { drop: true })).rejects.toThrow("There is nothing set aside");
  expect((await run(former, { apply: true })).lines[0]).toMatch(/^This database was moved already/);
});

test("tables of the layer that are there already stay, and the sessions are set aside all the same", async () => {
  const former = await makeFormer({ naming: "snake" });
  await ask(former.url, await tablesOf(HEAD + layerModels("text")));
  expect((await run(former)).lines.join("\n")).toContain("of aurora-session: there already");
  await run(former, { apply: true });
  expect(await ask(former.url, `SELECT count(*)::int FROM auth_js.sessions`)).toEqual([{ count: 250 }]);
  expect((await run(former, { apply: true })).lines[0]).toMatch(/^This database was moved already/);
});
