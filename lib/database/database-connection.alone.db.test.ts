import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, test, vi } from "vitest";
import { z } from "zod";
import * as activity from "@/app/api/activity/route";
import * as login from "@/app/api/auth/login/route";
import * as sessions from "@/app/api/auth/sessions/route";
import * as me from "@/app/api/me/route";
import { aurora } from "@/cli/aurora/test-command";
import { findMisfit } from "@/cli/database/database-fit";
import { activitySchema } from "@/lib/activity/activity-schemas";
import { sessionsSchema } from "aurora-session/shared";
import { meSchema } from "@/lib/api-schemas";
import { listenToPostgres } from "aurora-session/core";
import { closeDatabase, db, sql } from "@/lib/db";
import { connectTo } from "@/lib/database/database-connection";
import { createTestUser, execute, TEST_PASSWORD, TestBrowser, type TestUser } from "@/testing/helpers/test-browser";
import { applyMigrations } from "@/prisma/migrator";
import { createDatabase, newDatabaseUrl } from "@/testing/servers/postgres";

// One database that is set to everything but what we expect, with our tables in a schema of their own.
const plain = newDatabaseUrl(inject("databaseTemplate"));
const url = `${plain}?schema=aurora`;
const name = new URL(plain).pathname.slice(1);

async function administer(statement: string): Promise<void> {
  const client = await connectTo(plain);
  await client.query(statement);
  await client.end();
}

async function set(setting: string): Promise<void> {
  await administer(`ALTER DATABASE ${name} SET ${setting}`);
}

beforeAll(async () => {
  await createDatabase(plain);
  await set("timezone TO 'Asia/Kolkata'");
  await set("datestyle TO 'SQL, DMY'");
  await set("intervalstyle TO 'sql_standard'");
  await set("default_transaction_isolation TO 'serializable'");
  await set("search_path TO 'elsewhere'");
  await applyMigrations(url);
  vi.stubEnv("DATABASE_URL", url);
});

async function signIn({ email }: TestUser, password = TEST_PASSWORD): Promise<[TestBrowser, Response]> {
  const browser = new TestBrowser();
  return [browser, await browser.send(login.POST, "POST", "/api/auth/login", { body: { email, password } })];
}

const listedSchema = z.object({ sessions: z.array(z.object({ createdAt: z.iso.datetime() })) });

test.each(["Asia/Kolkata", "America/New_York"])("every time is one and the same on a database in %s", async (zone) => {
  await set(`timezone TO '${zone}'`);
  await closeDatabase();
  const user = await createTestUser();
  const [browser] = await signIn(user);
  const as = { headers: { "x-user-id": user.id } };
  const read = async (handler: typeof me.GET, path: string): Promise<unknown> =>
    (await browser.send(handler, "GET", path, as)).json();
  const { session } = meSchema.parse(await read(me.GET, "/api/me"));
  const listed = sessionsSchema.parse(await read(sessions.GET, "/api/auth/sessions")).sessions[0];
  const event = activitySchema.parse(await read(activity.GET, "/api/activity")).events[0];
  const told = await aurora(["sessions", "list", "--user", user.email, "--json"]);
  const row = await db().session.findUniqueOrThrow({ where: { id: session.id } });

  expect(listed).toEqual(session);
  expect(listedSchema.parse(JSON.parse(told.output)).sessions[0]?.createdAt).toBe(session.createdAt);
  expect(row.createdAt.toISOString()).toBe(session.createdAt);
  const sinceMs = Math.abs(Date.now() - Date.parse(session.createdAt));
  const recordedMs = Math.abs(Date.parse(event?.at ?? "") - Date.parse(session.createdAt));
  expect([sinceMs < 600_000, recordedMs < 600_000]).toEqual([true, true]);
});

test("a time that is written through Prisma is the one that is read back", async () => {
  const { id } = await createTestUser();
  const disabledAt = new Date("2026-07-01T12:34:56.789Z");
  await db().user.update({ where: { id }, data: { disabledAt } });
  const written = z.array(z.object({ same: z.boolean() }));
  const rows = await db().$queryRaw(sql`
    SELECT "disabledAt" = '2026-07-01 12:34:56.789+00'::timestamptz AS same FROM "User" WHERE id = ${id}::uuid`);
  expect(written.parse(rows)).toEqual([{ same: true }]);
  expect((await db().user.findUniqueOrThrow({ where: { id } })).disabledAt).toEqual(disabledAt);
});

test("transactions that would be serialisable by default fail nobody's sign-in", async () => {
  const user = await createTestUser();
  const attempts = await Promise.all(Array.from({ length: 12 }, () => signIn(user, "a wrong password")));
  expect(new Set(attempts.map(([, { status }]) => status))).toEqual(new Set([401]));
});

describe("?schema= in DATABASE_URL", () => {
  test("puts every table there, and nothing elsewhere", async () => {
    const rows = await db().$queryRaw(sql`
      SELECT DISTINCT relnamespace::regnamespace::text AS schema FROM pg_class
      WHERE relkind = 'r' AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')`);
    expect(rows).toEqual([{ schema: "aurora" }]);
  });

  test("keeps the audit trail append-only, and carries news", async () => {
    await createTestUser().then(signIn);
    await expect(execute(`DELETE FROM "SecurityEvent"`)).rejects.toThrow(/append-only/);
    expect(await listenToPostgres(() => undefined)).toBe(true);
  });

  test("is what migrations and the doctor look at", async () => {
    expect(await applyMigrations(url)).toEqual([]);
    const { output } = await aurora(["doctor"]);
    expect(output).toMatch(/Migrations.*all applied/);
    expect(output).toMatch(/Audit trail.*append-only/);
  });
});

test("a schema that is not there is not made where the tables are in public: it would be an empty installation", async () => {
  const older = newDatabaseUrl(plain);
  await createDatabase(older);
  await applyMigrations(older);
  await expect(applyMigrations(`${older}?schema=aurora`)).rejects.toThrow(
    /names the schema aurora, .* "public": take \?schema= out/,
  );
  expect(await applyMigrations(`${older}?schema=public`)).toEqual([]);
});

describe("a database that Aurora can't work with is refused in a sentence", () => {
  async function refusal(address: string): Promise<string> {
    vi.stubEnv("DATABASE_URL", address);
    const { code, error } = await aurora(["users"]);
    const { output } = await aurora(["doctor"]);
    vi.stubEnv("DATABASE_URL", url);
    expect(code).toBe(1);
    expect(output).toContain(error);
    return error;
  }

  test("because its encoding can't hold every name", async () => {
    const latin = newDatabaseUrl(plain);
    await administer(
      `CREATE DATABASE ${new URL(latin).pathname.slice(1)} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`,
    );
    expect(await refusal(latin)).toMatch(/can't be used: its encoding is LATIN1.*ENCODING 'UTF8'\.$/);
  });

  test("because it takes no writes", async () => {
    await set("default_transaction_read_only TO on");
    const told = await refusal(url);
    const client = await connectTo(plain);
    await client.query("SET default_transaction_read_only TO off");
    await client.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
    await client.end();
    expect(told).toMatch(/takes no writes/);
  });

  test("because its role lacks rights", async () => {
    const role = `reader_${randomUUID().slice(0, 8)}`;
    await administer(`CREATE ROLE ${role} LOGIN; GRANT USAGE ON SCHEMA aurora TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA aurora TO ${role};
      REVOKE INSERT, DELETE ON aurora."Mail" FROM ${role}`);
    const address = new URL(url);
    address.username = role;
    expect(await refusal(address.href)).toContain(
      `${role} lacks rights (DELETE, INSERT on "Mail"): GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "aurora" TO ${role}.`,
    );
    await administer(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  });

  test("because a pooler gives out connections with other settings", async () => {
    const client = await connectTo(url);
    expect(await findMisfit(client, url)).toBeNull();
    // PgBouncer answers with a process id of its own making.
    Reflect.set(client, "processID", 0);
    const misfit = await findMisfit(client, url);
    await client.end();
    expect(misfit).toContain(
      `ALTER ROLE postgres IN DATABASE ${name} SET TimeZone TO 'UTC'; ` +
        `ALTER ROLE postgres IN DATABASE ${name} SET DateStyle TO 'ISO'; ` +
        `ALTER ROLE postgres IN DATABASE ${name} SET default_transaction_isolation TO 'read committed'; ` +
        `ALTER ROLE postgres IN DATABASE ${name} SET search_path TO "aurora"; `,
    );
  });
});
