import pg from "pg";
import { z } from "zod";
import { applyMigrations } from "../../prisma/migrator.ts";
import { fill } from "./fill.ts";

/** A filled database among others of the same server. */
export interface FilledDatabase {
  readonly url: string;
  readonly sessions: number;
  readonly fillSeconds: number;
}

const numberSchema = z.coerce.number();
const rowsSchema = z.array(
  z.object({ relname: z.string(), rows: numberSchema, heap: numberSchema, indexes: numberSchema }),
);
const countsSchema = z.array(z.object({ tablename: z.string(), count: z.int() }));
const positionSchema = z.tuple([z.object({ bytes: numberSchema })]);

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

/** Creates a database on a server and fills it with `sessions` sessions. */
export async function fillDatabase(serverUrl: string, sessions: number): Promise<FilledDatabase> {
  const startedAt = performance.now();
  await query(serverUrl, `CREATE DATABASE "sessions_${sessions}"`);
  const url = new URL(serverUrl);
  url.pathname = `/sessions_${sessions}`;
  await applyMigrations(url.href);
  await fill(url.href, sessions);
  return { url: url.href, sessions, fillSeconds: (performance.now() - startedAt) / 1000 };
}

/** Returns, for each table that grows, its rows, and the bytes of heap and indexes for each row. */
export async function measureBytes(
  url: string,
): Promise<Record<string, { rows: number; heap: number; indexes: number }>> {
  const rows = await query(
    url,
    `SELECT relname, reltuples::bigint AS rows, pg_table_size(oid) / reltuples AS heap, pg_indexes_size(oid) / reltuples AS indexes
     FROM pg_class WHERE relname IN ('Session', 'SecurityEvent', 'User', 'KnownDevice') ORDER BY relname`,
  );
  return Object.fromEntries(rowsSchema.parse(rows).map(({ relname, ...each }) => [relname, each]));
}

/** Returns how many indexes each table has that a sign-in writes to. */
export async function countIndexes(url: string): Promise<Record<string, number>> {
  const rows = await query(
    url,
    `SELECT tablename, count(*)::integer AS count FROM pg_indexes
     WHERE tablename IN ('Session', 'SecurityEvent', 'KnownDevice', 'RateLimit') GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(countsSchema.parse(rows).map(({ tablename, count }) => [tablename, count]));
}

/** Returns how many bytes the server writes to its write-ahead log while `run` runs. */
export async function measureWal(url: string, run: () => Promise<unknown>): Promise<number> {
  const position = async (): Promise<number> => {
    const [row] = positionSchema.parse(await query(url, "SELECT pg_current_wal_insert_lsn() - '0/0' AS bytes"));
    return row.bytes;
  };
  const before = await position();
  await run();
  return (await position()) - before;
}
