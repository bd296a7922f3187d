import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Queryable } from "./sql.ts";
import { closeDatabase, db, pool, sql } from "@/lib/db";
import { env } from "@/lib/env";
import { asOutage, DatabaseUnavailable } from "./problem.ts";
import { limitKey, consumePoint } from "@/lib/http/rate-limit";
import { transactWithPrisma } from "@/lib/prisma-transaction";
import { transact } from "../core/transact.ts";
import { startTemporaryDatabase } from "@/prisma/embedded-database";
import { startTestPostgres } from "@/testing/servers/postgres";
import type { TestServer } from "@/testing/servers/server";

const pidSchema = z.array(z.object({ pid: z.number() }));
const LIMIT = { name: "outage", points: 1, windowSeconds: 60 };

let server: TestServer;
let operator: pg.Client;
beforeAll(async () => {
  server = await startTestPostgres({ max_connections: "15" });
  vi.stubEnv("DATABASE_URL", server.url);
  operator = new pg.Client({ connectionString: server.url });
  operator.on("error", () => undefined);
  await operator.connect();
  // What tests set for everybody is none of the operator's.
  await operator.query("SET statement_timeout = 0; SET default_transaction_read_only = off");
  await operator.query(`CREATE TABLE "RateLimit" (key text PRIMARY KEY, points integer, expire bigint)`);
});
afterAll(async () => {
  await closeDatabase();
  await server.remove();
});

/** Sends the same statement in every way in which this app asks: by the pool, by Prisma, in a transaction of each, as a limit. */
async function outcomes(statement: string): Promise<unknown[]> {
  const asked = [
    () => pool().query(statement),
    () => db().$queryRawUnsafe(statement),
    () => transact((transaction) => transaction.query({ text: statement, values: [] })),
    () => transactWithPrisma((transaction) => transaction.$queryRawUnsafe(statement)),
    () => consumePoint(LIMIT, limitKey(statement)),
  ];
  const all: unknown[] = [];
  for (const ask of asked)
    all.push(
      await asOutage<unknown>(ask).then(
        () => "answered",
        (error: unknown) => (error instanceof DatabaseUnavailable ? "outage" : "mistake"),
      ),
    );
  return all;
}

/** Runs something with a timeout of 2 s. All else waits long, because a loaded machine is no outage. */
async function impatiently(run: () => Promise<void>): Promise<void> {
  const { DATABASE_TIMEOUT_MS } = env();
  await closeDatabase();
  env().DATABASE_TIMEOUT_MS = 2_000;
  await run();
  await closeDatabase();
  env().DATABASE_TIMEOUT_MS = DATABASE_TIMEOUT_MS;
}

async function setForAll(setting: string): Promise<void> {
  await operator.query(`ALTER SYSTEM SET ${setting}`);
  await operator.query("SELECT pg_reload_conf()");
  await closeDatabase();
}

test("a statement that can't be right is a mistake of ours, and the next one is answered", async () => {
  for (const statement of ["SELEC 1", "SELECT 1/0", "SELECT * FROM nothing", "INSERT INTO pg_class VALUES (NULL)"])
    expect(await outcomes(statement)).toEqual(["mistake", "mistake", "mistake", "mistake", "answered"]);
  expect(await outcomes("SELECT 1")).toEqual(["answered", "answered", "answered", "answered", "answered"]);
});

test("a terminated backend is an outage, also in the middle of a transaction and before its commit", async () => {
  expect((await outcomes("SELECT pg_terminate_backend(pg_backend_pid())")).slice(0, 4)).toEqual(
    Array.from({ length: 4 }, () => "outage"),
  );
  const breakIn = async (transaction: Queryable, goOn: boolean) => {
    const [{ pid } = { pid: 0 }] = pidSchema.parse(await transaction.query(sql`SELECT pg_backend_pid() AS pid`));
    await operator.query("SELECT pg_terminate_backend($1, 5000)", [pid]);
    if (goOn) await transaction.query(sql`SELECT 1`);
  };
  for (const goOn of [true, false])
    for (const broken of [
      () => transact((transaction) => breakIn(transaction, goOn)),
      () => transactWithPrisma((transaction) => breakIn(transaction, goOn)),
    ])
      await expect(asOutage(broken)).rejects.toBeInstanceOf(DatabaseUnavailable);
});

test("statements that together take too long for a transaction are an outage, and nothing of it is kept", async () => {
  await impatiently(async () => {
    const slow = transact(async (transaction) => {
      await transaction.query(sql`INSERT INTO "RateLimit" (key) VALUES ('slow')`);
      for (let times = 0; times < 4; times += 1) await transaction.query(sql`SELECT pg_sleep(0.8)`);
    });
    await expect(asOutage(() => slow)).rejects.toBeInstanceOf(DatabaseUnavailable);
  });
  expect((await operator.query(`SELECT key FROM "RateLimit" WHERE key = 'slow'`)).rows).toEqual([]);
});

test("a lock that somebody holds, and a statement that takes too long, are outages", async () => {
  await operator.query(`BEGIN; LOCK TABLE "RateLimit"`);
  await impatiently(async () => {
    expect(await outcomes(`SELECT * FROM "RateLimit"`)).toEqual(Array.from({ length: 5 }, () => "outage"));
  });
  await operator.query("ROLLBACK");
  await setForAll("statement_timeout = '50ms'");
  expect((await outcomes("SELECT pg_sleep(0.5)")).slice(0, 4)).toEqual(Array.from({ length: 4 }, () => "outage"));
  await setForAll("statement_timeout = 0");
});

test("a database that takes no writes is an outage for those who write", async () => {
  await setForAll("default_transaction_read_only = on");
  expect(await outcomes(`DELETE FROM "RateLimit"`)).toEqual(Array.from({ length: 5 }, () => "outage"));
  await setForAll("default_transaction_read_only = off");
});

test("no connection left, in the server or in our pool, is an outage", async () => {
  const others = Array.from({ length: 14 }, () => new pg.Client({ connectionString: server.url }));
  await closeDatabase();
  const connected = `SELECT count(*)::integer AS count FROM pg_stat_activity WHERE backend_type = 'client backend'`;
  await vi.waitFor(async () => expect((await operator.query(connected)).rows).toEqual([{ count: 1 }]));
  await Promise.all(others.map((other) => other.connect()));
  expect(await outcomes("SELECT 1")).toEqual(Array.from({ length: 5 }, () => "outage"));
  await Promise.all(others.map((other) => other.end()));
  await impatiently(async () => {
    const held = await Promise.all(Array.from({ length: 10 }, () => pool().connect()));
    expect(await outcomes("SELECT 1")).toEqual(Array.from({ length: 5 }, () => "outage"));
    for (const client of held) client.release();
  });
});

test("the embedded database that stops is an outage too, and its refusals are not", async () => {
  const embedded = await startTemporaryDatabase();
  const { DATABASE_URL } = env();
  await closeDatabase();
  env().DATABASE_URL = embedded.url;
  expect((await outcomes("SELECT 1")).slice(0, 4)).toEqual(Array.from({ length: 4 }, () => "answered"));
  expect((await outcomes("SELECT 1/0")).slice(0, 4)).toEqual(Array.from({ length: 4 }, () => "mistake"));
  await embedded.stop();
  expect(await outcomes("SELECT 1")).toEqual(Array.from({ length: 5 }, () => "outage"));
  await closeDatabase();
  env().DATABASE_URL = DATABASE_URL;
});

test("a server that stops, and one that is not there, are outages", async () => {
  await server.stop();
  expect(await outcomes("SELECT 1")).toEqual(Array.from({ length: 5 }, () => "outage"));
  await closeDatabase();
  expect(await outcomes("SELECT 1")).toEqual(Array.from({ length: 5 }, () => "outage"));
});
