import pg from "pg";
import { FairPool } from "@/lib/database/fair-pool";

/** The schema that our tables are in: the one that `?schema=` names, as in Prisma's addresses, else `public`. */
export function schemaIn(databaseUrl: string): string {
  return new URL(databaseUrl).searchParams.get("schema") || "public";
}

// Settings that a database, a role or a server may have changed. Prisma's adapter writes times without their zone, and cuts
// the zone off what it reads, so both are right in UTC only (https://github.com/prisma/orm/issues/26786).
function settingsFor(databaseUrl: string): Readonly<Record<string, string>> {
  return {
    TimeZone: "UTC",
    DateStyle: "ISO, MDY",
    IntervalStyle: "postgres",
    default_transaction_isolation: "read committed",
    search_path: `"${schemaIn(databaseUrl).replaceAll('"', '""')}"`,
  };
}

// Set by a statement, not in the startup packet: PgBouncer refuses parameters there that it does not know.
const SET = "SELECT set_config(name, value, false) FROM unnest($1::text[], $2::text[]) AS setting (name, value)";

// It reads no table, so it needs less time than a statement that somebody waits for.
const SETTING_PART = 1 / 4;

async function settle(client: pg.ClientBase, databaseUrl: string, timeoutMs: number | undefined): Promise<void> {
  const settings = settingsFor(databaseUrl);
  const query = { text: SET, values: [Object.keys(settings), Object.values(settings)] };
  const timeout = timeoutMs === undefined ? {} : { query_timeout: Math.ceil(timeoutMs * SETTING_PART) };
  await client.query({ ...query, ...timeout });
}

/** How long to wait for connections and statements, in milliseconds; without it as long as it takes. */
export type Patience = { readonly timeoutMs?: number };

/** Makes a pool whose connections all have the same settings, whatever the database's own are. */
export function createPool(
  databaseUrl: string,
  { timeoutMs, max }: Patience & { readonly max?: number } = {},
): pg.Pool {
  return new FairPool({
    connectionString: databaseUrl,
    ...(max !== undefined && { max }),
    ...waits(timeoutMs),
    onConnect: (client) => settle(client, databaseUrl, timeoutMs),
  });
}

/** Opens one connection with the same settings as the pools'. The caller ends it. Throws what `pg` throws. */
export async function connectTo(databaseUrl: string, { timeoutMs }: Patience = {}): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true, ...waits(timeoutMs) });
  // A connection that breaks fails its next statement; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await settle(client, databaseUrl, timeoutMs);
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Runs `work` on a connection of its own ({@link connectTo}), and ends that. */
export async function withConnection<Answer>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<Answer>,
  patience?: Patience,
): Promise<Answer> {
  const client = await connectTo(databaseUrl, patience);
  return work(client).finally(() => client.end());
}

function waits(timeoutMs: number | undefined): Pick<pg.ClientConfig, "connectionTimeoutMillis" | "query_timeout"> {
  return timeoutMs === undefined ? {} : { connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs };
}
