import type pg from "pg";
import { connectTo, schemaIn } from "../lib/database-connection.ts";
import { EVERYTHING, readMigrations, withSchemaEngine } from "./schema-engine.ts";

// Any number that nothing else in this database locks; Prisma's engine itself uses 72707369.
const ADVISORY_LOCK = 7_270_736_902;

/**
 * Applies every migration that the database does not have yet, in the schema that the address names, and returns their names. Instances that start at once
 * wait for each other. Throws what PostgreSQL or the engine says, for example about a migration that failed before.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const guard = await connectTo(databaseUrl);
  try {
    await guard.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await createSchema(guard, schemaIn(databaseUrl));
    return await applyAlone(databaseUrl);
  } finally {
    // The embedded database has one backend for all connections: there, closing the connection frees nothing.
    await guard.query("SELECT pg_advisory_unlock($1)", [ADVISORY_LOCK]).finally(() => guard.end());
  }
}

async function applyAlone(databaseUrl: string): Promise<string[]> {
  return withSchemaEngine(databaseUrl, async (engine) => {
    const applied = await engine.applyMigrations({ migrationsList: await readMigrations(), filters: EVERYTHING });
    return applied.appliedMigrationNames;
  });
}

// Only where it is missing: IF NOT EXISTS needs the right to create it all the same.
async function createSchema(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_namespace WHERE nspname = $1", [name]);
  if (rowCount === 0) await client.query(`CREATE SCHEMA ${client.escapeIdentifier(name)}`);
}
