import { z } from "zod";
import { startInstance, type Instance } from "@/testing/servers/instance";
import { createDatabase, newDatabaseUrl, startTestPostgres } from "@/testing/servers/postgres";
import type { TestServer } from "@/testing/servers/server";

const VARIABLE = "AURORA_SHARED_INSTANCE";
const addressesSchema = z.object({ origin: z.url(), databaseUrl: z.url() });

function refuse(): never {
  throw new Error('Other tests run on this instance: give this one the tag EMBEDDED, or databaseKind "postgres".');
}

/** Starts the instance that the tests of all workers share, on a PostgreSQL, and returns the function that stops it. */
export async function startSharedInstance(): Promise<() => Promise<void>> {
  const database = await startTestPostgres();
  const instance = await startInstance({ database });
  const { origin, databaseUrl } = instance;
  // Workers inherit it.
  process.env[VARIABLE] = JSON.stringify({ origin, databaseUrl });
  return async () => {
    await instance.stop();
    await database.remove();
  };
}

/** The instance that the tests of all workers share. It can't be stopped. */
export function sharedInstance(): Instance {
  const addresses = addressesSchema.parse(JSON.parse(process.env[VARIABLE] ?? "null"));
  return {
    ...addresses,
    database: { start: refuse, stop: refuse },
    server: { pid: refuse, kill: refuse, start: refuse },
    stop: refuse,
  };
}

/** Makes an empty database on the PostgreSQL that the tests of all workers share. It goes with that. */
export async function databaseBesideShared(): Promise<TestServer> {
  const url = newDatabaseUrl(sharedInstance().databaseUrl);
  await createDatabase(url);
  const nothing = async (): Promise<void> => undefined;
  return { url, start: nothing, stop: nothing, remove: nothing };
}
