import type pg from "pg";
import type { Survey } from "./survey.ts";
import { quoted } from "./transaction.ts";

/**
 * Locks all that a move counts or changes, in the order in which an app writes it, so that nobody waits for each other: people
 * first, their sessions last. A table that only stays can be read meanwhile.
 */
export async function lockTables(
  client: pg.Client,
  { authJs, ownKeys }: Survey,
  { isProduct }: { readonly isProduct: boolean },
): Promise<void> {
  const { people, accounts, sessions, ...others } = authJs;
  const kept = [people, accounts, ...Object.values(others)].flatMap((table) => table?.sql ?? []);
  const own = new Set(ownKeys.map(({ schema, table }) => quoted(schema, table)));
  const mode = isProduct ? "ACCESS EXCLUSIVE" : "SHARE";
  for (const table of [...kept, ...own]) await client.query(`LOCK TABLE ${table} IN ${mode} MODE`);
  if (sessions !== undefined) await client.query(`LOCK TABLE ${sessions.sql}`);
}
