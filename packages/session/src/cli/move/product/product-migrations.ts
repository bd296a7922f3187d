import { join } from "node:path";
import type pg from "pg";
import { createHistory, readMigrations, recordMigration, type Migration } from "../prisma-history.ts";
import type { Project } from "../project.ts";

/** The migrations that the product's repository holds, oldest first. */
export function readProductMigrations({ folder }: Pick<Project, "folder">): Migration[] {
  return readMigrations(join(folder, "prisma/migrations"));
}

/** Whether what Prisma has noted in a database are these migrations, and not those of the former app. */
export function isOwnHistory(history: readonly string[] | null, migrations: readonly Migration[]): boolean {
  return history !== null && migrations.some(({ name }) => history.includes(name));
}

/** The tables that migrations make. */
export function tablesMadeBy(migrations: readonly Migration[]): string[] {
  return migrations.flatMap(({ sql }) => [...sql.matchAll(/^CREATE TABLE "(\w+)"/gm)].map(([, name = ""]) => name));
}

/** Runs migrations in the caller's transaction, and notes them as Prisma would. */
export async function runMigrations(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await createHistory(client);
  for (const migration of migrations) {
    await client.query(migration.sql);
    await recordMigration(client, migration);
  }
}
