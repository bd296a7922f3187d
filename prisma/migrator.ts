import type pg from "pg";
import { z } from "zod";
import { connectTo, schemaIn } from "../lib/database/database-connection.ts";
import { EVERYTHING, engineWords, readMigrations, SchemaEngineError, withSchemaEngine } from "./schema-engine.ts";

// Any number that nothing else in this database locks; Prisma's engine itself uses 72707369.
const ADVISORY_LOCK = 7_270_736_902;

/** A migration that was begun and neither finished nor taken back, and why. */
export interface FailedMigration {
  readonly name: string;
  readonly reason: string;
}

const begunSchema = z.array(z.object({ name: z.string(), finished: z.boolean(), logs: z.string().nullable() }));

/** The migrations that a database has begun, without those that were rolled back, oldest first. Changes nothing. */
export async function listBegunMigrations(client: pg.Client): Promise<z.infer<typeof begunSchema>> {
  const { rows } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "there"`);
  if (rows[0]?.there !== true) return [];
  const begun = await client.query(`
    SELECT migration_name AS name, finished_at IS NOT NULL AS finished, logs FROM _prisma_migrations
    WHERE rolled_back_at IS NULL ORDER BY started_at`);
  return begunSchema.parse(begun.rows);
}

/** The failed migrations of a database, oldest first. Changes nothing. */
export async function listFailedMigrations(client: pg.Client): Promise<FailedMigration[]> {
  const failed = (await listBegunMigrations(client)).filter(({ finished }) => !finished);
  // A migration without a reason was broken off.
  return failed.map(({ name, logs }) => ({ name, reason: engineWords(logs ?? "") || "it was begun and broken off" }));
}

/** Returns words for the operator that say how to go on after a failed migration. */
export function describeFailure({ name, reason }: FailedMigration): string {
  return (
    `The migration ${name} failed: ${reason}. Mend its cause, then \`npm run aurora -- migrate --resolve ${name} --rolled-back\` ` +
    "lets it be tried again; --applied in place of --rolled-back says that the database has what it would do."
  );
}

/** Runs `work` while no other instance migrates this database. */
async function alone<Answer>(databaseUrl: string, work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const guard = await connectTo(databaseUrl);
  try {
    await guard.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    return await work(guard);
  } finally {
    // The embedded database has one backend for all connections: there, closing the connection frees nothing.
    await guard.query("SELECT pg_advisory_unlock($1)", [ADVISORY_LOCK]).finally(() => guard.end());
  }
}

/**
 * Applies every migration that the database does not have yet, in the schema that the address names, and returns their
 * names. Instances that start at once wait for each other. Throws {@link SchemaEngineError} with the words of PostgreSQL or
 * the engine, also about a migration that failed before.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  return alone(databaseUrl, async (client) => {
    await requireSchema(client, schemaIn(databaseUrl));
    try {
      return await withSchemaEngine(databaseUrl, async (engine) => {
        const applied = await engine.applyMigrations({ migrationsList: await readMigrations(), filters: EVERYTHING });
        return applied.appliedMigrationNames;
      });
    } catch (error) {
      if (!(error instanceof SchemaEngineError)) throw error;
      const [failed] = await listFailedMigrations(client);
      const words = `The database could not be brought up to date: ${error.message}`;
      throw new SchemaEngineError(failed === undefined ? words : describeFailure(failed), { cause: error });
    }
  });
}

/** Notes that a failed migration was taken back, so that it is tried again. Throws {@link SchemaEngineError}. */
export async function markRolledBack(databaseUrl: string, migrationName: string): Promise<void> {
  await alone(databaseUrl, () =>
    withSchemaEngine(databaseUrl, (engine) => engine.markMigrationRolledBack({ migrationName })),
  );
}

/** Notes that the database has the changes of a migration already. Throws {@link SchemaEngineError}. */
export async function markApplied(databaseUrl: string, migrationName: string): Promise<void> {
  await alone(databaseUrl, () =>
    withSchemaEngine(databaseUrl, async (engine) =>
      engine.markMigrationApplied({ migrationName, migrationsList: await readMigrations() }),
    ),
  );
}

// Made only where it is missing: IF NOT EXISTS needs the right to create it all the same. Versions before this one ignored
// `?schema=`: then the tables are in `public`, and a new schema would be an empty installation.
async function requireSchema(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_namespace WHERE nspname = $1", [name]);
  if (rowCount !== 0) return;
  const { rows } = await client.query(
    `SELECT to_regclass('public."Session"') IS NOT NULL AND to_regclass('public._prisma_migrations') IS NOT NULL AS "there"`,
  );
  if (rows[0]?.there === true)
    throw new SchemaEngineError(
      `DATABASE_URL names the schema ${name}, which is not there, and Aurora's tables are in "public": take ?schema= out of it, ` +
        "or move the tables there first (ALTER TABLE … SET SCHEMA).",
    );
  try {
    await client.query(`CREATE SCHEMA ${client.escapeIdentifier(name)}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SchemaEngineError(`The schema ${name} could not be made (${reason}): make it, or let this role do so.`, {
      cause: error,
    });
  }
}
