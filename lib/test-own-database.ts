import "server-only";
import { afterAll, beforeAll, vi } from "vitest";
import { db, pool } from "@/lib/db";
import { startTemporaryDatabase, type EmbeddedDatabase } from "@/prisma/embedded-database";
import { applyMigrations } from "@/prisma/migrator";

/** Gives a file of tests a migrated database of its own, for what would touch everybody's rows. Call it first. */
export function provideOwnDatabase(): void {
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    database = await startTemporaryDatabase();
    await applyMigrations(database.url);
    vi.stubEnv("DATABASE_URL", database.url);
  });
  afterAll(async () => {
    await db().$disconnect();
    await pool().end();
    await database.stop();
  });
}
