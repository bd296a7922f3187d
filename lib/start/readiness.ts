import "server-only";
import { readdir } from "node:fs/promises";
import { z } from "zod";
import { pool } from "@/lib/db";
import { Problem } from "aurora-session/core";
import { processState } from "@/lib/process/process-state";

declare global {
  interface ProcessState {
    migrations?: Promise<readonly string[]>;
  }
}

const APPLIED = `
  SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;

const appliedSchema = z.array(z.object({ name: z.string() }));

/** Reads the names of this version's migrations once: later, the folder may be that of the next version. */
export function noteMigrations(): Promise<readonly string[]> {
  return (processState.migrations ??= readMigrationNames());
}

async function readMigrationNames(): Promise<string[]> {
  // A server that was copied without the folder has nothing to compare with.
  const entries = await readdir("prisma/migrations", { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function findMissing(): Promise<string[]> {
  const { rows } = await pool().query(APPLIED);
  const applied = new Set(appliedSchema.parse(rows).map(({ name }) => name));
  return (await noteMigrations()).filter((name) => !applied.has(name));
}

/**
 * Throws `not_ready` unless the database answers and has every migration of this version. Migrations of a newer version do
 * no harm: while servers are replaced one by one, the old ones go on.
 */
export async function requireReady(): Promise<void> {
  const missing = await findMissing().catch((error: unknown) => {
    throw new Problem("not_ready", { retryAfterSeconds: 2 }, error);
  });
  if (missing.length === 0) return;
  const cause = new Error(`the database lacks migrations of this version: ${missing.join(", ")}`);
  throw new Problem("not_ready", { retryAfterSeconds: 2 }, cause);
}
