import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { EVERYTHING, readMigrations, withSchemaEngine } from "@/prisma/schema-engine";

async function readSchemas(folder: string): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma"));
  return Promise.all(
    names.map(async (name) => ({ path: join(folder, name), content: await readFile(join(folder, name), "utf8") })),
  );
}

/**
 * Does what `npx prisma db push` does with a host's schema files, by Prisma's engine in its WebAssembly build, because the
 * command downloads a binary that no package registry has. Throws where data would be lost.
 */
export async function pushSchema(databaseUrl: string, folder: string): Promise<void> {
  const files = await readSchemas(folder);
  const { unexecutable, warnings } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.schemaPush({ schema: { files }, force: false, filters: EVERYTHING }),
  );
  const refusals = [...unexecutable, ...warnings];
  if (refusals.length > 0) throw new Error(`prisma db push refuses:\n${refusals.join("\n")}`);
}

/** Does what `npx prisma migrate deploy` does with a folder of migrations, by the same engine. */
export async function applyHostMigrations(databaseUrl: string, folder: string): Promise<void> {
  const migrations = await readMigrations(folder);
  await withSchemaEngine(databaseUrl, (engine) =>
    engine.applyMigrations({ migrationsList: migrations, filters: EVERYTHING }),
  );
}
