import type pg from "pg";
import { CommandError } from "../../command-error.ts";
import { column, listTables, type Table } from "../auth-js-tables.ts";
import { ASIDE, countRows, listTableNames, MAP, readMoveState, type Counted } from "../state.ts";
import { quoted } from "../transaction.ts";
import { readNote, type MoveNote } from "./move-note.ts";
import { addKeys, CREATE_LOOKUPS, DROP_LOOKUPS, dropKeys, takeFormerIds } from "./rewrite-keys.ts";

/** The result of taking a move back. */
export type ProductUndone = {
  readonly back: Counted;
  readonly keys: number;
  /** People and accounts that came after the move, and came back with the others; and people who are gone since. */
  readonly since: { readonly people: number; readonly accounts: number; readonly erased: number };
};

async function requireNote(client: pg.Client): Promise<MoveNote> {
  const state = await readMoveState(client);
  const found = state.hasMap ? await readNote(client) : null;
  if (found !== null && state.aside === "ours") return found.note;
  throw new CommandError(
    found === null
      ? "There is nothing to take back here: this database was not moved."
      : `There is nothing to take back here: what was set aside is gone. The map of ids is in ${MAP}.person.`,
  );
}

async function tableAside(client: pg.Client, name: string | null): Promise<Table | undefined> {
  return (await listTables(client, ASIDE)).find((table) => table.name === name);
}

type Value = readonly [name: string, sql: string];

/** Inserts rows into a former table: of these columns, those that it has. */
async function insertBack(client: pg.Client, table: Table, values: readonly Value[], from: string): Promise<number> {
  const there = values.flatMap(([name, sql]) => {
    const found = table.columns.get(name.toLowerCase());
    return found === undefined ? [] : [{ name: quoted(found.name), sql: `(${sql})::${found.type}` }];
  });
  const { rowCount } = await client.query(
    `INSERT INTO ${table.sql} (${there.map(({ name }) => name).join(", ")}) SELECT ${there.map(({ sql }) => sql).join(", ")} ${from}`,
  );
  return rowCount ?? 0;
}

/** Brings back who came after the move, with their accounts, so that nothing of theirs is left without an owner. */
async function bringBackNewcomers(client: pg.Client, people: Table, accounts: Table | undefined) {
  const values: Value[] = [
    ["id", "u.id::text"],
    ["name", "u.name"],
    ["email", "u.email"],
    ["emailVerified", `u."emailVerified"`],
    ["image", "u.image"],
    ["createdAt", `u."createdAt"`],
    ["updatedAt", "now()"],
  ];
  const from = `FROM "User" AS u WHERE NOT EXISTS (SELECT FROM ${MAP}.person WHERE new = u.id)`;
  const newcomers = await insertBack(client, people, values, from);
  await client.query(
    `INSERT INTO ${MAP}.person (old, new, email, placeholder) SELECT u.id::text, u.id, u.email, false ${from}`,
  );
  if (accounts === undefined) return { people: newcomers, accounts: 0 };
  const linked: Value[] = [
    ["id", "gen_random_uuid()::text"],
    ["userId", "map.old"],
    ["type", "a.type"],
    ["provider", "a.provider"],
    ["providerAccountId", `a."providerAccountId"`],
    ["createdAt", "now()"],
    ["updatedAt", "now()"],
  ];
  const links = await insertBack(
    client,
    accounts,
    linked,
    `FROM "Account" AS a JOIN ${MAP}.person AS map ON map.new = a."userId" WHERE NOT EXISTS (SELECT FROM ${accounts.sql} AS former
     WHERE former.${column(accounts, "provider")} = a.provider
       AND former.${column(accounts, "providerAccountId")} = a."providerAccountId")`,
  );
  return { people: newcomers, accounts: links };
}

/** Brings the former app's tables, ids and keys back, in the caller's transaction. */
export async function undoInProduct(client: pg.Client): Promise<ProductUndone> {
  const note = await requireNote(client);
  const { schema, keys, columns, tables, functions } = note;
  await client.query('LOCK TABLE "User", "Account", "Session"');
  const people = await tableAside(client, note.people);
  if (people === undefined) throw new CommandError(`The table ${note.people} is no longer in the schema ${ASIDE}.`);
  const madeUsers = tables.includes("User");
  const accounts = await tableAside(client, note.accounts);
  const since = madeUsers ? await bringBackNewcomers(client, people, accounts) : { people: 0, accounts: 0 };
  const erased = await client.query<{ old: string }>(
    `SELECT old FROM ${MAP}.person AS map WHERE NOT EXISTS (SELECT FROM "User" WHERE id = map.new)`,
  );
  await dropKeys(client, keys);
  await client.query(CREATE_LOOKUPS);
  await takeFormerIds(client, columns);
  if (madeUsers) await dropMade(client, schema, tables, functions);
  else await client.query(`DELETE FROM "User" USING ${MAP}.person WHERE new = id`);
  const back = await countRows(client, ASIDE, await listTableNames(client, ASIDE));
  for (const { name } of back) await client.query(`ALTER TABLE ${quoted(ASIDE, name)} SET SCHEMA ${quoted(schema)}`);
  await addKeys(client, keys);
  // Their own rows went with them; these are the rows that were set aside.
  await client.query(`DELETE FROM ${quoted(schema, note.people)} WHERE ${column(people, "id")}::text = ANY($1)`, [
    erased.rows.map(({ old }) => old),
  ]);
  await client.query(DROP_LOOKUPS);
  await client.query(`DROP TABLE ${MAP}.person, ${MAP}.note; DROP SCHEMA ${MAP}; DROP SCHEMA ${quoted(ASIDE)}`);
  return { back, keys: keys.length, since: { ...since, erased: erased.rows.length } };
}

async function dropMade(client: pg.Client, schema: string, tables: readonly string[], functions: readonly string[]) {
  const there = await listTableNames(client, schema);
  const left = tables.filter((name) => there.includes(name));
  await client.query(`DROP TABLE ${left.map((name) => quoted(schema, name)).join(", ")}`);
  for (const name of functions) await client.query(`DROP FUNCTION IF EXISTS ${name}`);
}

/** Deletes what was set aside for good, in the caller's transaction. The map of ids stays. */
export async function dropInProduct(client: pg.Client): Promise<{ readonly gone: Counted }> {
  await requireNote(client);
  const gone = await countRows(client, ASIDE, await listTableNames(client, ASIDE));
  await client.query(`DROP TABLE ${gone.map(({ name }) => quoted(ASIDE, name)).join(", ")}`);
  await client.query(`DROP SCHEMA ${quoted(ASIDE)}; UPDATE ${MAP}.note SET dropped_at = now()`);
  return { gone };
}
