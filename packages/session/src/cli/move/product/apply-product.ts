import type pg from "pg";
import { CommandError } from "../../command-error.ts";
import { listFound, type Table } from "../auth-js-tables.ts";
import { listLosses, type Kept } from "../kept-rows.ts";
import type { SameEmail } from "../people-survey.ts";
import type { Project } from "../project.ts";
import { HISTORY } from "../prisma-history.ts";
import { copyRightsSql } from "../rights.ts";
import { ASIDE, listTableNames, MAP, markOf } from "../state.ts";
import { requirePeople, type Survey } from "../survey.ts";
import { literal, quoted } from "../transaction.ts";
import { countCopied, countEach, countOwnerless, type OwnTable } from "./count-rows.ts";
import { isOwnHistory, readProductMigrations, runMigrations } from "./product-migrations.ts";
import { copyAccounts, copyPeople, makeMap } from "./people-sql.ts";
import { addKeys, CREATE_LOOKUPS, DROP_LOOKUPS, dropKeys, keysTo, readOwnColumns, takeNewIds } from "./rewrite-keys.ts";
import { noteMove, type MoveNote } from "./move-note.ts";

/** The result of a move into this repository's product. */
export type ProductDone = {
  readonly moved: readonly Kept[];
  readonly keys: number;
  readonly placeholders: number;
  readonly newIds: boolean;
  readonly migrations: readonly string[];
  readonly setAside: readonly string[];
};

type Made = Pick<MoveNote, "tables" | "functions">;

async function setAside(client: pg.Client, tables: readonly string[]): Promise<void> {
  await client.query(`CREATE SCHEMA ${quoted(ASIDE)}; CREATE SCHEMA ${quoted(MAP)};
    COMMENT ON SCHEMA ${quoted(ASIDE)} IS ${literal(markOf({ migration: null, keepsLayer: false }))}`);
  for (const table of tables) await client.query(`ALTER TABLE ${table} SET SCHEMA ${quoted(ASIDE)}`);
}

/** Lists the tables and functions of a schema, without those that it had before. */
async function listMade(client: pg.Client, schema: string, before?: Made): Promise<Made> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regprocedure::text AS name FROM pg_proc WHERE pronamespace = to_regnamespace(quote_ident($1)) ORDER BY 1`,
    [schema],
  );
  const functions = rows.map(({ name }) => name).filter((name) => !before?.functions.includes(name));
  const tables = (await listTableNames(client, schema)).filter((name) => !before?.tables.includes(name));
  return { tables, functions };
}

/** Returns the tables that Auth.js's people, accounts and own keys are in, each once. */
function ownTables({ ownKeys }: Survey): OwnTable[] {
  return [...new Map(ownKeys.map(({ schema, table }) => [quoted(schema, table), { schema, name: table }])).values()];
}

/**
 * Brings an Auth.js app's people into the product, in the caller's transaction, which has locked the tables: former ones are set aside, the product's
 * migrations run, people and accounts are copied, and own tables name them by their new ids. Throws `CommandError` if a row
 * would be lost.
 */
export async function applyToProduct(
  client: pg.Client,
  project: Project,
  given: Survey,
  sameEmail: SameEmail,
): Promise<ProductDone> {
  const people = requirePeople(given);
  const { accounts } = given.authJs;
  const { schema, ownKeys } = given;
  const own = ownTables(given);
  const columns = await readOwnColumns(client, ownKeys);
  const before = await countEach(client, own);
  const all = readProductMigrations(project);
  const isOwn = isOwnHistory(given.history, all);
  const missing = all.filter(({ name }) => !isOwn || !given.history?.includes(name));

  await dropKeys(client, ownKeys);
  const former = listFound(given.authJs).map(({ sql }) => sql);
  if (given.history !== null && !isOwn) former.push(quoted(schema, HISTORY));
  await setAside(client, former);
  await client.query(CREATE_LOOKUPS);
  const aside = (table: Table): string => quoted(ASIDE, table.name);
  await makeMap(client, { ...people, sql: aside(people) }, sameEmail);
  await takeNewIds(client, columns);
  const there = await listMade(client, schema);
  await runMigrations(client, missing);
  await copyPeople(client, people, aside(people));
  if (accounts !== undefined) await copyAccounts(client, accounts, aside(accounts));
  await addKeys(client, keysTo(ownKeys, quoted(schema, "User")));
  await client.query(DROP_LOOKUPS);
  const made = await listMade(client, schema, there);
  if (made.tables.length > 0) await client.query(copyRightsSql(aside(people), made.tables, ASIDE));
  await noteMove(client, {
    schema,
    ...made,
    keys: ownKeys,
    columns,
    people: people.name,
    accounts: accounts?.name ?? null,
  });

  const after = await countEach(client, own);
  const moved = await countCopied(client, people, accounts);
  for (const [at, table] of own.entries())
    moved.push({
      name: table.schema === schema ? table.name : `${table.schema}.${table.name}`,
      before: before[at] ?? 0,
      after: after[at] ?? 0,
      ownerless: await countOwnerless(client, table, columns),
    });
  const losses = listLosses(moved);
  if (losses.length > 0)
    throw new CommandError(`Rows would have been lost, or have no owner: ${losses.join(", ")}. Nothing was changed.`);
  const { rows } = await client.query<{ placeholders: number; renamed: boolean }>(
    `SELECT count(*) FILTER (WHERE placeholder)::int AS placeholders, coalesce(bool_or(old <> new::text), false) AS renamed FROM ${MAP}.person`,
  );
  return {
    moved,
    keys: ownKeys.length,
    placeholders: rows[0]?.placeholders ?? 0,
    newIds: rows[0]?.renamed ?? false,
    migrations: missing.map(({ name }) => name),
    setAside: await listTableNames(client, ASIDE),
  };
}
