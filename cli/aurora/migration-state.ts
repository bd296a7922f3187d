import type pg from "pg";
import { z } from "zod";
import { readMigrations } from "../../prisma/schema-engine.ts";

/** The difference between `prisma/migrations` and the database's `_prisma_migrations`, by name. */
export interface MigrationState {
  readonly applied: readonly string[];
  readonly missing: readonly string[];
  /** Those that were begun and neither finished nor rolled back. */
  readonly failed: readonly string[];
  /** Those that were applied, but are not in this version of Aurora. */
  readonly unknown: readonly string[];
}

const rowsSchema = z.array(z.object({ name: z.string(), finished: z.boolean() }));

async function readApplied(client: pg.Client): Promise<z.infer<typeof rowsSchema>> {
  const { rows } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "there"`);
  if (rows[0]?.there !== true) return [];
  const applied = await client.query(`
    SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM _prisma_migrations
    WHERE rolled_back_at IS NULL ORDER BY migration_name`);
  return rowsSchema.parse(applied.rows);
}

/** Compares the migrations of this version with those of the database. Changes nothing. */
export async function readMigrationState(client: pg.Client): Promise<MigrationState> {
  const applied = await readApplied(client);
  const { migrationDirectories } = await readMigrations();
  const ours = migrationDirectories.map(({ path }) => path);
  const finished = applied.filter((each) => each.finished).map(({ name }) => name);
  const failed = applied.filter((each) => !each.finished).map(({ name }) => name);
  return {
    applied: ours.filter((name) => finished.includes(name)),
    missing: ours.filter((name) => !finished.includes(name) && !failed.includes(name)),
    failed,
    unknown: finished.filter((name) => !ours.includes(name)),
  };
}
