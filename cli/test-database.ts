import type { TestProject } from "vitest/node";
import { processState } from "../lib/process-state.ts";
import { startTemporaryDatabase, type EmbeddedDatabase } from "../prisma/embedded-database.ts";
import { applyMigrations } from "../prisma/migrator.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly databaseUrl: string;
  }
}

declare global {
  interface ProcessState {
    testDatabase?: Promise<EmbeddedDatabase>;
  }
}

async function startMigrated(): Promise<EmbeddedDatabase> {
  const url = process.env["TEST_DATABASE_URL"];
  const database = url === undefined ? await startTemporaryDatabase() : { url, stop: async () => {} };
  await applyMigrations(database.url);
  return database;
}

/**
 * Gives all database tests one migrated database: `TEST_DATABASE_URL`, or an embedded one for this run. Vitest sets each
 * project up at the same time, and the schema engine can't do two things at once in one process: they share it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  processState.testDatabase ??= startMigrated();
  const { url } = await processState.testDatabase;
  project.provide("databaseUrl", url);
  return async () => {
    const running = processState.testDatabase;
    delete processState.testDatabase;
    await (await running)?.stop();
  };
}
