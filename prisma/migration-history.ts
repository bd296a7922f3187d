import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startTemporaryDatabase } from "./embedded-database.ts";
import { EVERYTHING, MIGRATIONS_FOLDER, readMigrations, readSchema, withSchemaEngine } from "./schema-engine.ts";

/**
 * Returns the SQL that would make a database with all of `prisma/migrations` look like `prisma/schema.prisma`, empty when
 * they agree. Needs no database: it starts one of its own.
 */
export async function describeDrift(): Promise<string> {
  const database = await startTemporaryDatabase();
  try {
    const result = await withSchemaEngine(database.url, async (engine) =>
      engine.diff({
        from: { tag: "migrations", ...(await readMigrations()) },
        to: { tag: "schemaDatamodel", ...(await readSchema()) },
        script: true,
        exitCode: true,
        filters: EVERYTHING,
      }),
    );
    return result.exitCode === 0 ? "" : (result.stdout ?? "");
  } finally {
    await database.stop();
  }
}

/** A migration that was written, and where. */
export interface WrittenMigration {
  readonly folder: string;
  readonly script: string;
}

/** Whether a script makes a foreign key that would keep deleted accounts from being erased, as Prisma's default does. */
export function holdsDeletedAccounts(script: string): boolean {
  return /REFERENCES "User"\s*\("id"\) ON DELETE (RESTRICT|NO ACTION)/.test(script);
}

/** Writes the next migration from the difference; returns it, or null when there is none. */
export async function createMigration(name: string, now: Date): Promise<WrittenMigration | null> {
  const script = await describeDrift();
  if (script === "") return null;
  const timestamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(MIGRATIONS_FOLDER, `${timestamp}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, "migration.sql"), script);
  return { folder, script };
}
