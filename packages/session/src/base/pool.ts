import "server-only";
import pg from "pg";
import { settings } from "./settings.ts";

/** Returns the host's pool of connections. */
export function pool(): pg.Pool {
  const { database } = settings();
  return typeof database === "function" ? database() : database;
}

/** Opens a connection that no statement waits for, to listen for news on. The caller ends it. Throws what `pg` throws. */
export async function openListener(): Promise<pg.Client> {
  const { connect } = settings();
  if (connect !== undefined) return connect();
  const { options } = pool();
  // The pool hides its password from a spread.
  const client = new pg.Client({ ...options, password: options.password, keepAlive: true });
  // A connection that breaks fails its next statement; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}
