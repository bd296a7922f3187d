import pg from "pg";
import { OperatorError } from "./operator-error.ts";

const CONNECT_TIMEOUT_MS = 10_000;

/** A database address without user and password. */
export function nameDatabase(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `${searchParams.get("host") ?? host}${pathname}`;
}

// Some errors, such as those of several addresses tried at once, have a code but no words.
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}

/** Throws {@link OperatorError}, without the password, when no connection to the database can be made. */
export async function requireReachable(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  try {
    await client.connect();
    await client.query("SELECT 1");
  } catch (error) {
    throw new OperatorError(
      `The database ${nameDatabase(databaseUrl)} can't be reached (${describe(error)}): ` +
        "start it or correct DATABASE_URL; without DATABASE_URL, Aurora starts its own.",
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
