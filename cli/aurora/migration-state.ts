import type pg from "pg";
import { listBegunMigrations } from "../../prisma/migrator.ts";
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

/** Compares the migrations of this version with those of the database. Changes nothing. */
export async function readMigrationState(client: pg.Client): Promise<MigrationState> {
  const begun = (await listBegunMigrations(client)).toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const { migrationDirectories } = await readMigrations();
  const ours = migrationDirectories.map(({ path }) => path);
  const finished = begun.filter((each) => each.finished).map(({ name }) => name);
  const failed = begun.filter((each) => !each.finished).map(({ name }) => name);
  return {
    applied: ours.filter((name) => finished.includes(name)),
    missing: ours.filter((name) => !finished.includes(name) && !failed.includes(name)),
    failed,
    unknown: finished.filter((name) => !ours.includes(name)),
  };
}
