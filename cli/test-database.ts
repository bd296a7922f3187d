import type { TestProject } from "vitest/node";
import { startTemporaryDatabase, type EmbeddedDatabase } from "../prisma/embedded-database.ts";
import { applyMigrations } from "../prisma/migrator.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly databaseUrl: string;
  }
}

async function givenOrTemporary(): Promise<EmbeddedDatabase> {
  const url = process.env["TEST_DATABASE_URL"];
  return url === undefined ? startTemporaryDatabase() : { url, stop: async () => {} };
}

/** Gives all database tests one migrated database: `TEST_DATABASE_URL`, or an embedded one for this run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await givenOrTemporary();
  await applyMigrations(database.url);
  project.provide("databaseUrl", database.url);
  return () => database.stop();
}
