import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { expect, test } from "vitest";
import { applyMigrations } from "@/prisma/migrator";
import { move, type MoveOptions } from "./move.ts";
import type { MoveReport } from "./move-report.ts";
import { createHistory } from "./prisma-history.ts";
import { formerSchema, type FormerApp } from "./test-former-app.ts";
import { ask, dump, makeFormer } from "./test-former-database.ts";
import { deploy, driftOf, markApplied, statusOf } from "./test-prisma.ts";

const PRODUCT = fileURLToPath(new URL("../../../../../", import.meta.url));
const KEEP = { apply: true, sameEmail: "verified" } as const;

function run(database: string, options: MoveOptions = {}): Promise<MoveReport> {
  return move(PRODUCT, { database, ...options }, "npm run aurora -- move");
}

async function make(app: FormerApp, place: { schema?: string; history?: boolean } = {}): Promise<string> {
  return (await makeFormer(app, place)).url;
}

async function countOf(url: string, from: string): Promise<unknown> {
  return (await ask(url, `SELECT count(*)::int FROM ${from}`))[0]?.["count"];
}

test("equal addresses stop it with the whole list, until it is said who keeps theirs", async () => {
  const url = await make({});
  const before = await dump(url);
  const { failed, lines } = await run(url, { apply: true });
  const text = lines.join("\n");
  expect(failed).toBe(true);
  for (const id of [12, 13, 14, 15]) expect(text).toContain(`cm30${String(id).padStart(20, "0")}`);
  expect(text).toContain("2 addresses have more than one person (above)");
  expect(await dump(url)).toEqual(before);
  await run(url, KEEP);
  const kept = await ask(
    url,
    `SELECT old FROM aurora_move.person WHERE email IN ('person.12@example.com', 'person.14@example.com') ORDER BY 1`,
  );
  expect(kept.map(({ old }) => Number(String(old).slice(4)))).toEqual([12, 14]);
});

test("everybody comes along with all that is theirs: no row is lost, none without an owner", async () => {
  const url = await make({}, { history: true });
  const former = await ask(
    url,
    `SELECT id, name, "emailVerified"::text AS verified, "createdAt"::text AS since FROM "User" ORDER BY id`,
  );
  const done = await run(url, KEEP);
  expect(done.lines.join("\n")).toMatch(/^ {2}all +1367 +1367 +0 +0$/m);
  expect(done.lines.slice(2, 9).join("\n")).toMatchInlineSnapshot(`
    "  TABLE       BEFORE  AFTER  LOST  WITHOUT OWNER
      User           404    404     0              0
      Account        423    423     0              0
      Invoice        300    300     0              0
      Membership     200    200     0              0
      Team            40     40     0              0
      all           1367   1367     0              0"
  `);
  const people = await ask(
    url,
    `SELECT old AS id, name, ("emailVerified" AT TIME ZONE 'UTC')::text AS verified, ("createdAt" AT TIME ZONE 'UTC')::text AS since
     FROM "User" JOIN aurora_move.person ON new = "User".id ORDER BY old`,
  );
  expect(people).toEqual(former);
  expect(await countOf(url, `"User" WHERE email LIKE '%@without-email.invalid' AND "emailVerified" IS NULL`)).toBe(13);
  expect(await countOf(url, `"User" WHERE email <> lower(trim(email))`)).toBe(0);
  // Each row is whose it was.
  for (const [table, column] of [
    ["Team", "ownerId"],
    ["Membership", "userId"],
    ["Invoice", "ownerId"],
    ["Invoice", "approverId"],
  ])
    expect(
      await countOf(url, `"${table}" JOIN aurora_move.person ON new = "${column}" JOIN "User" ON "User".id = new`),
    ).toBe(table === "Team" ? 40 : table === "Membership" ? 200 : column === "ownerId" ? 300 : 100);
  expect(
    await countOf(
      url,
      `"Invoice" JOIN aurora_move.person ON new = "ownerId" WHERE old <> 'cm30' || lpad(amount::text, 20, '0')`,
    ),
  ).toBe(0);
  expect(await ask(url, `SELECT provider, count(*)::int FROM "Account" GROUP BY 1 ORDER BY 2`)).toEqual([
    { provider: "nodemailer", count: 1 },
    { provider: "discord", count: 80 },
    { provider: "github", count: 170 },
    { provider: "google", count: 172 },
  ]);
  expect(await countOf(url, `"Account" WHERE access_token IS NOT NULL`)).toBe(0);
});

test("own foreign keys are as they were, but for the type of the ids", async () => {
  const url = await make({});
  await ask(
    url,
    `ALTER TABLE "Team" ALTER "ownerId" SET DEFAULT 'cm30' || lpad('7', 20, '0');
    ALTER TABLE "Invoice" ALTER CONSTRAINT "Invoice_approverId_fkey" DEFERRABLE INITIALLY DEFERRED`,
  );
  const keys = `SELECT conname, pg_get_constraintdef(oid) AS definition, condeferred FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'p') AND conrelid::regclass::text IN ('"Team"', '"Invoice"', '"Membership"') ORDER BY 1`;
  const indexes = `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename IN ('Team', 'Invoice', 'Membership') ORDER BY 1`;
  const before = [await ask(url, keys), await ask(url, indexes)];
  await run(url, KEEP);
  expect([await ask(url, keys), await ask(url, indexes)]).toEqual(before);
  await ask(url, `INSERT INTO "Team" (name) VALUES ('by default')`);
  expect(
    await countOf(
      url,
      `"Team" JOIN aurora_move.person ON new = "ownerId" WHERE name = 'by default' AND old LIKE '%0007'`,
    ),
  ).toBe(1);
  await expect(ask(url, `DELETE FROM "User" WHERE id = (SELECT "ownerId" FROM "Team" LIMIT 1)`)).rejects.toThrow(
    /violates foreign key/,
  );
});

const APPS: readonly (readonly [string, FormerApp, { schema?: string; history?: boolean }])[] = [
  ["as documented", {}, { history: true }],
  ["with renamed tables", { naming: "snake" }, {}],
  ["in a schema of ?schema=", {}, { schema: "shop", history: true }],
  ["of NextAuth 4", { nextAuth: 4 }, {}],
  ["with ids of the type uuid", { ids: "uuid" }, {}],
  ["with UUIDs in text", { ids: "uuid as text" }, {}],
  ["with sessions in cookies", { jwt: true }, {}],
];

test.each(APPS)(
  "an app %s is moved, moved once, and taken back as it was; ids that are all UUIDs stay",
  async (_what, app, place) => {
    const url = await make(app, place);
    const before = await dump(url);
    const done = await run(url, KEEP);
    expect(done.lines.join("\n")).toMatch(/^ {2}all +1367 +1367 +0 +0$/m);
    expect(await countOf(url, `"User" JOIN aurora_move.person ON new = "User".id WHERE old = new::text`)).toBe(
      app.ids === undefined ? 0 : 404,
    );
    const after = await dump(url);
    expect((await run(url, KEEP)).lines[0]).toMatch(/^This database was moved already/);
    expect(await dump(url)).toEqual(after);
    expect(await statusOf(url, PRODUCT)).toEqual([]);
    await run(url, { undo: true });
    expect(await dump(url)).toEqual(before);
  },
);

test("Prisma sees no drift, and own models are taken as they are by migrate --resolve … --applied", async () => {
  const url = await make({}, { history: true });
  await run(url, KEEP);
  const product = readFileSync(`${PRODUCT}prisma/schema.prisma`, "utf8");
  const own = formerSchema({ ids: "uuid" })
    .split(/^(?=model )/m)
    .filter((model) => /^model (Team|Membership|Invoice) /.test(model))
    .join("\n");
  const relations =
    '  teams Team[]\n  memberships Membership[]\n  invoices Invoice[] @relation("owner")\n  approved Invoice[] @relation("approver")\n';
  const schema = product.replace(/^model User \{\n/m, (line) => line + relations) + own;
  expect(await driftOf({ url }, schema)).toBe("");
  expect(await driftOf({ url }, product)).toContain('DROP TABLE "Team"');
  expect(await applyMigrations(url)).toEqual([]);

  // The script of `npm run migration -- own_tables` makes tables that are there.
  const folder = mkdtempSync(join(tmpdir(), "aurora-move-"));
  cpSync(`${PRODUCT}prisma/migrations`, join(folder, "prisma/migrations"), { recursive: true });
  const script = await driftOf({ folder }, schema);
  expect(script).toContain('CREATE TABLE "Team"');
  mkdirSync(join(folder, "prisma/migrations/20301231000000_own_tables"));
  writeFileSync(join(folder, "prisma/migrations/20301231000000_own_tables/migration.sql"), script);
  expect(await statusOf(url, folder)).toEqual([expect.stringContaining("databaseIsBehind")]);
  await markApplied(url, folder, "20301231000000_own_tables");
  expect(await statusOf(url, folder)).toEqual([]);
  expect(await deploy(url, folder)).toEqual([]);
  expect(await driftOf({ folder }, schema)).toBe("");
});

test("what came after the move comes back with the others, and who was erased stays away", async () => {
  const url = await make({});
  await run(url, KEEP);
  await ask(
    url,
    `INSERT INTO "User" (id, email) VALUES (gen_random_uuid(), 'new@example.com');
     INSERT INTO "Account" ("userId", type, provider, "providerAccountId") SELECT id, 'oauth', 'github', 'new' FROM "User" WHERE email = 'new@example.com';
     INSERT INTO "Invoice" (amount, "ownerId") SELECT 999, id FROM "User" WHERE email = 'new@example.com';
     DELETE FROM "User" WHERE email = 'person.404@example.com'`,
  );
  const { lines } = await run(url, { undo: true });
  expect(lines.join(" ")).toContain("1 person and 1 account that came since came along");
  expect(lines.join(" ")).toContain("1 person erased since did not come back");
  expect(
    await countOf(
      url,
      `"Invoice" JOIN "User" ON "User".id = "ownerId" WHERE amount = 999 AND email = 'new@example.com'`,
    ),
  ).toBe(1);
  expect(await countOf(url, `"Account" JOIN "User" ON "User".id = "userId" WHERE "providerAccountId" = 'new'`)).toBe(1);
  expect([await countOf(url, `"User"`), await countOf(url, `"User" WHERE email = 'person.404@example.com'`)]).toEqual([
    404, 0,
  ]);
});

test("--drop deletes what was set aside and keeps the map; then there is no way back", async () => {
  const url = await make({});
  await run(url, KEEP);
  expect((await run(url, { drop: true })).lines.join(" ")).toContain("Session (250 rows)");
  await run(url, { drop: true, yes: true });
  expect(
    await ask(
      url,
      `SELECT to_regnamespace('auth_js')::text AS aside, (SELECT count(*)::int FROM aurora_move.person) AS map`,
    ),
  ).toEqual([{ aside: null, map: 404 }]);
  await expect(run(url, { undo: true })).rejects.toThrow("what was set aside is gone");
  expect((await run(url, { apply: true })).lines[0]).toMatch(/^This database was moved already/);
  expect(await countOf(url, `"Team" JOIN "User" ON "User".id = "ownerId"`)).toBe(40);
});

const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  [
    "a foreign key of two columns",
    `ALTER TABLE "User" ADD UNIQUE (id, email); CREATE TABLE "Note" (a TEXT, b TEXT, FOREIGN KEY (a, b) REFERENCES "User" (id, email))`,
    /refers to people by id, email/,
  ],
  [
    "a foreign key to the address",
    `CREATE TABLE "Note" (mail TEXT REFERENCES "User" (email))`,
    /refers to people by email/,
  ],
  [
    "a foreign key to an account",
    `CREATE TABLE "Note" (a TEXT, b TEXT, FOREIGN KEY (a, b) REFERENCES "Account" (provider, "providerAccountId"))`,
    /refers to Account, whose rows/,
  ],
  ["a view of the users", `CREATE VIEW members AS SELECT id FROM "User"`, /The view members reads Auth\.js's tables/],
  [
    "a view of an own column",
    `CREATE VIEW owners AS SELECT "ownerId" FROM "Team"`,
    /The view owners reads Team\.ownerId, whose type changes/,
  ],
  [
    "a foreign key to an own column",
    `ALTER TABLE "Team" ADD UNIQUE ("ownerId"); CREATE TABLE "Note" (o TEXT REFERENCES "Team" ("ownerId"))`,
    /"Note" \(Note_o_fkey\) refers to Team\.ownerId, whose type changes/,
  ],
  ["a table with a name of the app's", `CREATE TABLE "Mail" (id INT)`, /A table of yours is called Mail/],
  [
    "a row without an owner",
    `SET session_replication_role = replica; INSERT INTO "Team" (name, "ownerId") VALUES ('lost', 'nobody')`,
    /1 rows of Team \(ownerId\), Team_ownerId_fkey name somebody who is not there/,
  ],
  [
    "a trigger that refuses in the middle",
    `CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not today'; END $$;
     CREATE EVENT TRIGGER refuses ON ddl_command_end WHEN TAG IN ('CREATE TRIGGER') EXECUTE FUNCTION refuse()`,
    /not today/,
  ],
];

test.each(REFUSED)("%s stops it, and nothing changes", async (_what, sql, words) => {
  const url = await make({}, { history: true });
  await ask(url, sql);
  const before = await dump(url);
  const told = await run(url, KEEP).then(
    ({ failed, lines }) => (failed ? lines.join("\n") : expect.unreachable("it was moved")),
    (error: Error) => error.message,
  );
  expect(told.replaceAll(/\n +/g, " ")).toMatch(words);
  expect(await dump(url)).toEqual(before);
});

test("a column with ids of people and no foreign key is named, and left as it is", async () => {
  const url = await make({});
  await ask(url, `CREATE TABLE "Log" ("by" TEXT); INSERT INTO "Log" SELECT id FROM "User"`);
  expect((await run(url)).lines.join("\n")).toContain("Log.by holds ids of people without a foreign key");
  expect((await run(url, KEEP)).lines.join("\n")).toContain(
    "Log.by has no foreign key and holds former ids, as before.",
  );
  expect(await countOf(url, `"Log" JOIN aurora_move.person ON old = "by"`)).toBe(404);
});

test("people come into a database that has this app's tables and accounts already, and go without them", async () => {
  const url = await make({ naming: "snake" });
  const client = new pg.Client({ connectionString: url.replace(/\?.*/, "") });
  await client.connect();
  await createHistory(client);
  await client.end();
  await applyMigrations(url);
  await ask(
    url,
    `INSERT INTO "User" (id, email) VALUES (gen_random_uuid(), 'here@example.com'), (gen_random_uuid(), 'person.77@example.com')`,
  );
  const before = await dump(url);
  await expect(run(url, KEEP)).rejects.toThrow(
    /person\.77@example\.com[^]*two rows would be the same[^]*Nothing was changed/,
  );
  expect(await dump(url)).toEqual(before);
  await ask(url, `DELETE FROM "User" WHERE email = 'person.77@example.com'`);
  const ready = await dump(url);
  expect((await run(url, KEEP)).lines.join("\n")).toMatch(/^ {2}all +1367 +1367 +0 +0$/m);
  expect(await countOf(url, `"User"`)).toBe(405);
  await run(url, { undo: true });
  expect(await dump(url)).toEqual(ready);
});
