import "server-only";
import pg from "pg";
import { log } from "./log.ts";
import { processState } from "./process-state.ts";
import { settings } from "./settings.ts";

declare global {
  interface AuroraSessionState {
    /** The pool that was opened for a host which gives an address only. */
    opened?: { readonly address: string; readonly pool: pg.Pool };
  }
}

// A database that says nothing must become an answer, not a wait.
const WAITS = { connectionTimeoutMillis: 5_000, query_timeout: 5_000 };

/** Returns the host's pool of connections, or the one for its address, which a process has once. */
export function pool(): pg.Pool {
  const { database } = settings();
  if (typeof database !== "string") return typeof database === "function" ? database() : database;
  const { opened } = processState;
  if (opened?.address === database) return opened.pool;
  const made = openPool(database);
  processState.opened = { address: database, pool: made };
  return made;
}

// Other names are folded to small letters; a blank would end the setting.
function quoted(schema: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(schema) ? schema : `"${schema.replaceAll('"', '""').replaceAll(/[\\ ]/g, "\\$&")}"`;
}

function openPool(address: string): pg.Pool {
  // Prisma names the schema in the address; pg does not read that.
  const schema = /[?&]schema=([^&#]+)/.exec(address)?.[1];
  const made = new pg.Pool({
    connectionString: address,
    ...WAITS,
    ...(schema !== undefined && { options: `-c search_path=${quoted(decodeURIComponent(schema))}` }),
  });
  // A connection that breaks is replaced at the next use; without a listener it would end the process.
  made.on("error", (error) => log().warn({ err: error }, "a connection to the database broke"));
  return made;
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
