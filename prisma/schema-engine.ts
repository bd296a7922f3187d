import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { SchemaEngineFactory } from "./schema-engine-adapter.ts";

const SCHEMA_FILE = resolve("prisma/schema.prisma");

/** The folder of the migrations that are applied at start. */
export const MIGRATIONS_FOLDER = resolve("prisma/migrations");

/** No table or enum of ours is managed by somebody else. */
export const EVERYTHING: bindings.SchemaFilter = { externalTables: [], externalEnums: [] };

/** The schema engine refused. The message holds its words only, for the operator. */
export class SchemaEngineError extends Error {
  override readonly name = "SchemaEngineError";
}

/** Returns the words of the engine's error, or of a text in `_prisma_migrations`, without the trace of its own code. */
export function engineWords(text: string): string {
  const [words = ""] = text.split(/\n\s+0: /);
  return words.replaceAll(/external connector error\n|Error querying the database: (ERROR: )?/g, "").trim();
}

let instantiated: Promise<void> | undefined;

async function instantiate(): Promise<void> {
  // The package's own entry imports the .wasm as a module, which Node only does behind a flag.
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const code = await readFile(entry.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": { ...bindings } });
  const { __wbg_set_wasm: setWasm } = bindings;
  setWasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
}

/**
 * Runs work with Prisma's own schema engine, compiled to WebAssembly, so that no binary is downloaded. Closes every
 * connection to the database afterwards. Throws {@link SchemaEngineError}.
 */
export async function withSchemaEngine<Answer>(
  databaseUrl: string,
  work: (engine: bindings.SchemaEngine) => Promise<Answer>,
): Promise<Answer> {
  await (instantiated ??= instantiate());
  const { files } = await readSchema();
  const factory = new SchemaEngineFactory(databaseUrl);
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: files.map(({ path, content }): [string, string] => [path, content]) },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(factory),
    );
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } catch (error) {
    // Its stack is of WebAssembly.
    throw error instanceof Error ? new SchemaEngineError(engineWords(error.message), { cause: error }) : error;
  } finally {
    await factory.close();
  }
}

/** Reads `prisma/schema.prisma` into the engine's form. */
export async function readSchema(): Promise<bindings.SchemasContainer> {
  return { files: [{ path: SCHEMA_FILE, content: await readFile(SCHEMA_FILE, "utf8") }] };
}

async function readMigration(folder: string, name: string): Promise<bindings.MigrationDirectory> {
  const content = await readFile(join(folder, name, "migration.sql"), "utf8");
  return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value: content } } };
}

/** Reads a folder of migrations, ours unless another one is named, into the engine's form, oldest first. */
export async function readMigrations(folder: string = MIGRATIONS_FOLDER): Promise<bindings.MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: folder,
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(join(folder, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.toSorted().map((name) => readMigration(folder, name))),
  };
}
