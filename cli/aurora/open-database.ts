import { existsSync } from "node:fs";
import { join } from "node:path";
import { DataFolderInUseError, lockDataFolder } from "../../prisma/data-folder-lock.ts";
import { OperatorError } from "../process/operator-error.ts";
import { requireReachable } from "../database/reach-database.ts";
import type { Settings } from "../settings/settings.ts";

/** A database that can be used until it is closed. */
export interface OpenDatabase {
  readonly url: string;
  close(): Promise<void>;
}

const SOCKET_NAME = ".s.PGSQL.5432";

/** Returns whether there is an embedded database in this folder. */
export function hasEmbeddedDatabase(dataFolder: string): boolean {
  return existsSync(join(dataFolder, "database"));
}

async function startHere(dataFolder: string): Promise<OpenDatabase> {
  const lock = await lockDataFolder(dataFolder);
  try {
    // Loaded only here, because loading it takes a second.
    const { startEmbeddedDatabase } = await import("../../prisma/embedded-database.ts");
    const database = await startEmbeddedDatabase(dataFolder);
    const close = async (): Promise<void> => {
      await database.stop();
      await lock.release();
    };
    return { url: database.url, close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Returns the embedded database of the Aurora that holds the lock, by its socket in the data folder. */
function joinRunning(dataFolder: string): string {
  if (!existsSync(join(dataFolder, SOCKET_NAME)))
    throw new OperatorError(
      `Another Aurora holds ${dataFolder}, and its database does not listen there: ` +
        "wait until it has started, or stop it and try again.",
    );
  return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(dataFolder)}&prepared=off`;
}

async function openEmbedded(dataFolder: string): Promise<OpenDatabase> {
  if (!hasEmbeddedDatabase(dataFolder))
    throw new OperatorError(
      `There is no data in ${dataFolder} yet: \`npm run up\` makes it; or set DATABASE_URL or AURORA_DATA_DIR.`,
    );
  try {
    return await startHere(dataFolder);
  } catch (error) {
    if (!(error instanceof DataFolderInUseError)) throw error;
    return { url: joinRunning(dataFolder), close: async () => {} };
  }
}

/**
 * Opens the database of these settings: `DATABASE_URL`, or the embedded one. If no Aurora runs the embedded one, it is
 * started here until it is closed. Throws {@link OperatorError} when the database can't be reached.
 */
export async function openDatabase({
  databaseUrl,
  dataFolder,
}: Pick<Settings, "databaseUrl" | "dataFolder">): Promise<OpenDatabase> {
  const database =
    databaseUrl === undefined ? await openEmbedded(dataFolder) : { url: databaseUrl, close: async () => {} };
  try {
    await requireReachable(database.url);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
