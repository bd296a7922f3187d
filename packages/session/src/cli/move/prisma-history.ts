import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { quoted } from "./transaction.ts";

/** The table in which Prisma notes its migrations. */
export const HISTORY = "_prisma_migrations";

/** A migration of Prisma's. */
export type Migration = { readonly name: string; readonly sql: string };

// As Prisma's engine makes it.
const CREATE_HISTORY = `CREATE TABLE IF NOT EXISTS ${quoted(HISTORY)} (
  id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/** Lists the migrations that Prisma has noted in a schema as done; null if it keeps no history there. */
export async function listFinishedMigrations(client: pg.Client, schema: string): Promise<string[] | null> {
  const table = quoted(schema, HISTORY);
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass($1) IS NOT NULL AS there`, [table]);
  if (rows[0]?.there !== true) return null;
  const finished = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM ${table} WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at`,
  );
  return finished.rows.map(({ name }) => name);
}

/** Makes Prisma's table of migrations, if it is not there. */
export async function createHistory(client: pg.Client): Promise<void> {
  await client.query(CREATE_HISTORY);
}

/** Notes a migration as done, as Prisma itself would: with the SHA-256 of its file. */
export async function recordMigration(client: pg.Client, { name, sql }: Migration): Promise<void> {
  await client.query(
    `INSERT INTO ${quoted(HISTORY)} (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
    [randomUUID(), createHash("sha256").update(sql).digest("hex"), name],
  );
}

/** Reads the migrations of a folder, oldest first. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names
    .map(({ name }) => ({ name, path: join(folder, name, "migration.sql") }))
    .filter(({ path }) => existsSync(path))
    .map(({ name, path }) => ({ name, sql: readFileSync(path, "utf8") }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
