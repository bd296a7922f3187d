import type pg from "pg";
import type { Table } from "../auth-js-tables.ts";
import type { Kept } from "../kept-rows.ts";
import { ASIDE, countRows, MAP } from "../state.ts";
import { quoted } from "../transaction.ts";
import type { OwnColumn } from "./rewrite-keys.ts";

/** A table of the app's own. */
export type OwnTable = { readonly schema: string; readonly name: string };

/** Counts the rows of each table, in order. */
export async function countEach(client: pg.Client, tables: readonly OwnTable[]): Promise<number[]> {
  const counts: number[] = [];
  for (const { schema, name } of tables) counts.push((await countRows(client, schema, [name]))[0]?.rows ?? 0);
  return counts;
}

/** Counts the rows of an own table that name somebody who is not there. */
export async function countOwnerless(
  client: pg.Client,
  { schema, name }: OwnTable,
  columns: readonly OwnColumn[],
): Promise<number> {
  const own = columns.filter((column) => column.schema === schema && column.table === name);
  const missing = own.map(
    (column) =>
      `own.${quoted(column.name)} IS NOT NULL AND NOT EXISTS (SELECT FROM "User" WHERE id = own.${quoted(column.name)})`,
  );
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int FROM ${quoted(schema, name)} AS own WHERE ${missing.join(" OR ")}`,
  );
  return rows[0]?.count ?? 0;
}

/** Counts people and accounts where they came from, and where they are. */
export async function countCopied(client: pg.Client, people: Table, accounts: Table | undefined): Promise<Kept[]> {
  const before = await countRows(client, ASIDE, [people.name, ...(accounts === undefined ? [] : [accounts.name])]);
  const { rows } = await client.query<{ people: number; accounts: number }>(
    `SELECT (SELECT count(*)::int FROM "User" JOIN ${MAP}.person ON new = id) AS people,
       (SELECT count(*)::int FROM "Account" JOIN ${MAP}.person ON new = "userId") AS accounts`,
  );
  const ownerless = await client.query<{ count: number }>(
    `SELECT count(*)::int FROM "Account" WHERE NOT EXISTS (SELECT FROM "User" WHERE id = "userId")`,
  );
  const [after] = rows;
  const found = [
    { name: "User", after: after?.people ?? 0, ownerless: 0 },
    { name: "Account", after: after?.accounts ?? 0, ownerless: ownerless.rows[0]?.count ?? 0 },
  ];
  return before.map(({ rows: count }, at) => ({ name: "", after: 0, ownerless: 0, ...found[at], before: count }));
}
