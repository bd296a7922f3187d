import type { TestProject } from "vitest/node";
import { processState } from "../../lib/process/process-state.ts";
import { applyMigrations } from "../../prisma/migrator.ts";
import { createDatabase, newDatabaseUrl, startTestPostgres } from "./postgres.ts";
import type { TestServer } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated database that nobody works on: it is what the databases of tests are copied from. */
    readonly databaseTemplate: string;
  }
}

interface Template {
  readonly server: TestServer;
  readonly url: string;
}

declare global {
  interface ProcessState {
    testDatabase?: Promise<Template>;
  }
}

async function startTemplate(): Promise<Template> {
  // Each process of tests has a database and a pool of its own.
  const server = await startTestPostgres({ max_connections: "300" });
  const url = newDatabaseUrl(server.url);
  await createDatabase(url);
  await applyMigrations(url);
  return { server, url };
}

/**
 * Starts one PostgreSQL for all database tests and migrates one database in it. Vitest sets each project up at the same time,
 * and the schema engine can't do two things at once in one process: they share it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  processState.testDatabase ??= startTemplate();
  const { url } = await processState.testDatabase;
  project.provide("databaseTemplate", url);
  return async () => {
    const running = processState.testDatabase;
    delete processState.testDatabase;
    await (await running)?.server.remove();
  };
}
