import { withConnection } from "../../lib/database/database-connection.ts";
import { findMisfit } from "./database-fit.ts";
import { OperatorError } from "../process/operator-error.ts";

const CONNECT_TIMEOUT_MS = 10_000;

/** Returns a database address without user and password. */
export function nameDatabase(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `${searchParams.get("host") ?? host}${pathname}`;
}

// Some errors, such as those of several addresses tried at once, have a code but no words.
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}

/**
 * Throws {@link OperatorError}, without the password, when no connection to the database can be made, or when Aurora can't
 * work with it.
 */
export async function requireReachable(databaseUrl: string): Promise<void> {
  if (!URL.canParse(databaseUrl))
    throw new OperatorError("DATABASE_URL must be an address like postgresql://user@host/db.");
  const misfit = await askMisfit(databaseUrl);
  if (misfit !== null) throw new OperatorError(`The database ${nameDatabase(databaseUrl)} can't be used: ${misfit}`);
}

async function askMisfit(databaseUrl: string): Promise<string | null> {
  try {
    const patience = { timeoutMs: CONNECT_TIMEOUT_MS };
    return await withConnection(databaseUrl, (client) => findMisfit(client, databaseUrl), patience);
  } catch (error) {
    throw new OperatorError(
      `The database ${nameDatabase(databaseUrl)} can't be reached (${describe(error)}): ` +
        "start it or correct DATABASE_URL; without DATABASE_URL, Aurora starts its own.",
    );
  }
}
