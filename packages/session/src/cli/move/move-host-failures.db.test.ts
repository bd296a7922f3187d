import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { move, type MoveOptions } from "./move.ts";
import type { MoveReport } from "./move-report.ts";
import { ask, dump, emptyDatabase, filesOf, makeFormer, type Former } from "./test-former-database.ts";

function run({ url, folder }: Former, options: MoveOptions = {}): Promise<MoveReport> {
  return move(folder, { database: url, ...options }, "npx aurora-session move");
}

/** Why a move did not happen. The database and the folder have to be as they were. */
async function refusal(former: Former, url = former.url): Promise<string> {
  const before = [await dump(former.url), filesOf(former.folder)];
  const words = await run({ ...former, url }, { apply: true }).then(
    ({ failed, lines }) => (failed ? lines.join("\n") : expect.unreachable("it was moved")),
    (error: unknown) =>
      error instanceof Error && error.name === "CommandError" ? error.message : Promise.reject(error),
  );
  expect([await dump(former.url), filesOf(former.folder)]).toEqual(before);
  return words;
}

const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  [
    "an own foreign key refers to the sessions",
    `CREATE TABLE "Visit" (id INT, token TEXT REFERENCES "Session" ("sessionToken"))`,
    /Visit \(token\), Visit_token_fkey refers to Auth\.js's sessions, which are replaced:/,
  ],
  [
    "a table has a name of the layer's",
    `CREATE TABLE "SecurityEvent" (id INT)`,
    /A table of yours is called SecurityEvent/,
  ],
  ["there is a schema auth_js of somebody else", `CREATE SCHEMA auth_js`, /There is a schema auth_js already, and/],
  [
    "two tables look like the sessions",
    `CREATE TABLE "Other" ("session_token" TEXT, "user_id" TEXT, expires TIMESTAMP)`,
    /More than one table looks like Auth\.js's sessions: Other, Session\./,
  ],
  [
    "something refuses in the middle",
    `CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not today'; END $$;
     CREATE EVENT TRIGGER refuses ON ddl_command_end WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION refuse()`,
    /^PostgreSQL refused: not today \(P0001\)[^]*Nothing was changed\.$/,
  ],
  [
    "the connection breaks in the middle",
    `CREATE FUNCTION vanish() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$;
     CREATE EVENT TRIGGER vanishes ON ddl_command_end WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION vanish()`,
    /can't be reached, or the connection broke: .*PostgreSQL undoes/,
  ],
];

test.each(REFUSED)("when %s, nothing changes and it says why", async (_what, sql, words) => {
  const former = await makeFormer({}, { history: true });
  await ask(former.url, sql);
  expect(await refusal(former)).toMatch(words);
});

test("a lock that another connection holds is waited for, and told", async () => {
  const former = await makeFormer({}, { history: true });
  const other = new pg.Client({ connectionString: former.url.replace(/\?.*/, "") });
  await other.connect();
  await other.query(`BEGIN; LOCK TABLE "Session" IN ACCESS SHARE MODE`);
  expect(await refusal(former)).toMatch(
    /canceling statement due to lock timeout \(55P03\)\nThat is: another connection uses/,
  );
  await other.end();
  expect((await run(former, { apply: true })).failed).toBe(false);
});

test("two that begin at once move it once", async () => {
  const former = await makeFormer({}, { history: true });
  const [one, other] = await Promise.all([run(former, { apply: true }), run(former, { apply: true })]);
  const first = [one, other].map(({ lines }) => lines[0] ?? "").toSorted((a, b) => (a < b ? -1 : 1));
  expect(first).toEqual([
    expect.stringMatching(/^Done, in one transaction/),
    expect.stringMatching(/^This database was moved/),
  ]);
  expect(await ask(former.url, `SELECT count(*)::int FROM _prisma_migrations`)).toEqual([{ count: 2 }]);
});

test("ids that are integers are refused, and an empty database, another schema, another server and a bad address are told", async () => {
  expect(await refusal(await makeFormer({ ids: "integer" }))).toContain(
    "Ids of people are of the type integer, and sessions need text or uuid.",
  );
  const former = await makeFormer({});
  expect(await refusal({ ...former, url: await emptyDatabase() })).toMatch(
    /^There are no tables of Auth\.js in the schema public/,
  );
  expect(await refusal(former, former.url.replace("=public", "=shop"))).toMatch(
    /^There are no tables of Auth\.js in the schema shop/,
  );
  expect(await refusal(former, "postgresql://app:pa55@127.0.0.1:1/x")).toMatch(
    /^The database app@127\.0\.0\.1:1\/x can't be reached/,
  );
  expect(await refusal(former, "postgresql://app:pa#55@127.0.0.1/x")).toMatch(
    /^The address of the database \(--database\) is none/,
  );
  expect(await refusal(former, "mysql://app:pa55@127.0.0.1/x")).not.toContain("pa55");
});

const ROLES = `
  CREATE ROLE $_owner LOGIN; CREATE ROLE $_app LOGIN; CREATE ROLE $_reader LOGIN;
  GRANT USAGE, CREATE ON SCHEMA public TO $_owner; GRANT USAGE ON SCHEMA public TO $_app;
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
      EXECUTE format('ALTER TABLE %I OWNER TO $_owner', name);
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO $_app', name);
    END LOOP;
  END $$;
  GRANT SELECT ON "Session" TO $_reader WITH GRANT OPTION`;

function as(url: string, role: string): string {
  const address = new URL(url);
  address.username = role;
  return address.href;
}

test("a role that may not do it is told; one that may keeps the app's rights, and what was set aside goes with its people", async () => {
  const former = await makeFormer({});
  const name = new URL(former.url).pathname.slice(1);
  await ask(former.url, ROLES.replaceAll("$_", `${name}_`));
  expect(await refusal(former, as(former.url, `${name}_app`))).toMatch(
    /permission denied .*\(42501\)\nThat is: the role in the address/,
  );
  await run(former, { apply: true });
  const app = as(former.url, `${name}_app`);
  for (const table of ["Session", "SessionEpoch", "RefreshToken", "SigningKey", "TokenKey", "SecurityEvent"])
    expect(await ask(app, `SELECT FROM "${table}"`)).toEqual([]);
  await ask(app, `INSERT INTO "SessionEpoch" ("userId") SELECT id FROM "User" LIMIT 1`);
  const rights = await ask(
    former.url,
    `SELECT relacl::text AS acl, pg_get_userbyid(relowner) AS owner FROM pg_class WHERE oid IN ('"Session"'::regclass, 'auth_js."Session"'::regclass)`,
  );
  expect(rights[0]).toEqual(rights[1]);
  await ask(app, `DELETE FROM "User" WHERE id LIKE '%000400'`);
  await run(former, { undo: true });
  expect(await ask(app, `SELECT count(*)::int FROM "Session"`)).toEqual([{ count: 250 }]);
});

test("the address comes from the environment, then from .env files, with its variables; Prisma's own parameters are understood", async () => {
  const former = await makeFormer({});
  const { href, password } = Object.assign(new URL(former.url), { password: "s3cret" });
  const own = process.env["DATABASE_URL"];
  delete process.env["DATABASE_URL"];
  try {
    writeFileSync(
      join(former.folder, ".env"),
      `SCHEMA=public\nDATABASE_URL="${href.replace("schema=public", ["schema=$", "{SCHEMA}"].join(""))}&connection_limit=1&pgbouncer=true&sslmode=disable"\n`,
    );
    const told = (await move(former.folder, {}, "move")).lines[0];
    expect([told, password]).toEqual([
      expect.stringMatching(/^Auth\.js in postgres@127.* \(DATABASE_URL, from \.env\)$/),
      "s3cret",
    ]);
    expect(told).not.toContain("s3cret");
    writeFileSync(join(former.folder, ".env.local"), `DATABASE_URL="${href}"\n`);
    expect((await move(former.folder, {}, "move")).lines[0]).toContain("from .env.local");
    process.env["DATABASE_URL"] = href;
    expect((await move(former.folder, {}, "move")).lines[0]).toContain("from the environment");
  } finally {
    process.env["DATABASE_URL"] = own;
  }
});

test("of two apps in one database, the second waits until the first has dropped what it set aside", async () => {
  const former = await makeFormer({});
  const shop = { ...former, url: former.url.replace("=public", "=shop") };
  await ask(former.url, "CREATE SCHEMA shop");
  await ask(
    shop.url,
    `CREATE TABLE "User" (LIKE public."User" INCLUDING ALL); CREATE TABLE "Session" (LIKE public."Session" INCLUDING ALL)`,
  );
  await run(former, { apply: true });
  expect(await refusal(shop)).toContain(
    "The schema auth_js holds what the move of another app in this database set aside",
  );
  await run(former, { drop: true, yes: true });
  expect((await run(shop, { apply: true })).lines[0]).toMatch(/^Done/);
});
