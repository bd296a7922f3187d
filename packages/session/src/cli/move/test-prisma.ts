import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EVERYTHING, withSchemaEngine } from "@/prisma/schema-engine";
import { readMigrations } from "./prisma-history.ts";
import { emptyDatabase } from "./test-former-database.ts";

const PACKAGE_SCHEMA = readFileSync(new URL("../../../schema.prisma", import.meta.url), "utf8");

/** The models that stand in the place of Auth.js's `Session` in a host's schema, for ids of a type. */
export function layerModels(idType: "text" | "uuid"): string {
  const models = PACKAGE_SCHEMA.slice(PACKAGE_SCHEMA.search(/^(\/\/\/.*\n)*model /m));
  return idType === "text" ? models : models.replaceAll(/^(\s+userId\s+String\??)/gm, "$1 @db.Uuid");
}

function listOf(folder: string) {
  const migrations = readMigrations(join(folder, "prisma/migrations"));
  return {
    baseDir: join(folder, "prisma/migrations"),
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}

/** Returns the words of `prisma migrate status`, by Prisma's own engine: nothing, if all is in step. */
export async function statusOf(url: string, folder: string): Promise<string[]> {
  const state = await withSchemaEngine(url, (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList: listOf(folder),
      optInToShadowDatabase: false,
      filters: EVERYTHING,
    }),
  );
  const { history, failedMigrationNames, editedMigrationNames } = state;
  return [...(history === null ? [] : [JSON.stringify(history)]), ...failedMigrationNames, ...editedMigrationNames];
}

/** Applies what is missing, as `prisma migrate deploy` does. */
export async function deploy(url: string, folder: string): Promise<string[]> {
  const applied = await withSchemaEngine(url, (engine) =>
    engine.applyMigrations({ migrationsList: listOf(folder), filters: EVERYTHING }),
  );
  return applied.appliedMigrationNames;
}

/** Notes a migration as applied, as `npm run aurora -- migrate --resolve … --applied` does. */
export async function markApplied(url: string, folder: string, migrationName: string): Promise<void> {
  await withSchemaEngine(url, (engine) =>
    engine.markMigrationApplied({ migrationName, migrationsList: listOf(folder) }),
  );
}

/** Returns the script that `prisma migrate dev` would write between a history or a database and a schema: nothing, if they agree. */
export async function driftOf(
  from: { readonly url: string } | { readonly folder: string; readonly shadow?: string },
  schema: string,
): Promise<string> {
  const files = [{ path: "schema.prisma", content: schema }];
  const shadow = "url" in from ? from.url : (from.shadow ?? (await emptyDatabase()));
  const result = await withSchemaEngine(shadow, (engine) =>
    engine.diff({
      from:
        "url" in from
          ? { tag: "schemaDatasource", files, configDir: "." }
          : { tag: "migrations", ...listOf(from.folder) },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: EVERYTHING,
    }),
  );
  return result.exitCode === 0 ? "" : (result.stdout ?? "");
}
