import { mkdtemp, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmbeddedDatabase, startTemporaryDatabase, type EmbeddedDatabase } from "./embedded-database.ts";

let database: EmbeddedDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await startTemporaryDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 16, query_timeout: 20_000 });
  await pool.query("CREATE TABLE counter (value int NOT NULL)");
  await pool.query("INSERT INTO counter VALUES (0)");
});
afterAll(async () => {
  await pool.end();
  await database.stop();
});

async function raise(): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query("SELECT value FROM counter FOR UPDATE");
    await client.query("UPDATE counter SET value = $1", [rows[0].value + 1]);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

test("transactions of 16 connections don't mix", async () => {
  await Promise.all(Array.from({ length: 80 }, raise));
  const { rows } = await pool.query("SELECT value FROM counter");
  expect(rows).toEqual([{ value: 80 }]);
});

test("answers of large statements that cross on the wire stay with those who asked", async () => {
  const large = "x".repeat(200_000);
  const asked = Array.from({ length: 48 }, (_, index) => index);
  const ask = (index: number) => pool.query(`SELECT $1::int + ${index} AS answer, length($2) AS size`, [index, large]);
  const answers = await Promise.all(asked.map(ask));
  expect(answers.map(({ rows }) => rows[0])).toEqual(asked.map((index) => ({ answer: 2 * index, size: 200_000 })));
});

test("a client that vanishes inside a transaction is rolled back and holds up nobody", async () => {
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query("UPDATE counter SET value = -1");
  client.on("error", () => undefined);
  client.release(new Error("gone"));
  const { rows } = await pool.query("SELECT value FROM counter");
  expect(rows[0].value).not.toBe(-1);
});

test("stopping twice is stopping once", async () => {
  const other = await startTemporaryDatabase();
  await Promise.all([other.stop(), other.stop()]);
  await expect(new pg.Client({ connectionString: other.url }).connect()).rejects.toThrow();
});

test("files that can't be used are told in a sentence, without frames of WebAssembly", async () => {
  const folder = await mkdtemp(join(tmpdir(), "aurora-"));
  await (await startEmbeddedDatabase(folder)).stop();
  await truncate(join(folder, "database/global/pg_control"), 10);
  await expect(startEmbeddedDatabase(folder)).rejects.toThrow(
    /^[^\n]*could not be started[^\n]*AURORA_DATA_DIR[^\n]*$/,
  );
  await rm(folder, { recursive: true });
});
