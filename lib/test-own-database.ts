import "server-only";
import { afterAll, beforeAll, vi } from "vitest";
import { db, pool } from "@/lib/db";
import { startTemporaryDatabase, type EmbeddedDatabase } from "@/prisma/embedded-database";
import { applyMigrations } from "@/prisma/migrator";

/**
 * Gives a file of tests a migrated database of its own, an embedded one unless told otherwise: for what would touch
 * everybody's rows, or what needs transactions that are truly parallel. Call it first.
 */
export function provideOwnDatabase(start: () => Promise<EmbeddedDatabase> = startTemporaryDatabase): void {
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    database = await start();
    await applyMigrations(database.url);
    vi.stubEnv("DATABASE_URL", database.url);
  });
  afterAll(async () => {
    await db().$disconnect();
    await pool().end();
    await database.stop();
  });
}
