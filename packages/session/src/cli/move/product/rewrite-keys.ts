import type pg from "pg";
import { CommandError } from "../../command-error.ts";
import type { OwnKey } from "../own-keys.ts";
import { MAP } from "../state.ts";
import { literal, quoted } from "../transaction.ts";

/** A column of an own table that names a person, as it was before. */
export type OwnColumn = {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  /** With its length, as SQL has it. */
  readonly type: string;
  readonly collation: string | null;
  readonly default: string | null;
};

/** The two ways through the map. Each throws for an id that nobody has. */
export const CREATE_LOOKUPS = `
  CREATE FUNCTION ${MAP}.new_id(given text) RETURNS uuid LANGUAGE plpgsql STABLE STRICT AS $$
  DECLARE found uuid;
  BEGIN
    SELECT new INTO found FROM ${MAP}.person WHERE old = given;
    IF found IS NULL THEN RAISE EXCEPTION 'nobody has the id %', given; END IF;
    RETURN found;
  END $$;
  CREATE FUNCTION ${MAP}.old_id(given uuid) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $$
  DECLARE found text;
  BEGIN
    SELECT old INTO found FROM ${MAP}.person WHERE new = given;
    IF found IS NULL THEN RAISE EXCEPTION 'nobody had the id %', given; END IF;
    RETURN found;
  END $$;`;

/** Takes away what only a move needs. */
export const DROP_LOOKUPS = `
  DROP FUNCTION IF EXISTS ${MAP}.new_id(text), ${MAP}.old_id(uuid), ${MAP}.is_uuid(text), ${MAP}.uuid_7(timestamptz)`;

/** Reads the columns of own keys, each once. */
export async function readOwnColumns(client: pg.Client, keys: readonly OwnKey[]): Promise<OwnColumn[]> {
  const columns = new Map<string, OwnColumn>();
  for (const { schema, table, columns: names } of keys) {
    const { rows } = await client.query<OwnColumn>(
      `SELECT $1 AS schema, $2 AS "table", attname AS name, format_type(atttypid, atttypmod) AS type,
         (SELECT quote_ident(nspname) || '.' || quote_ident(collname) FROM pg_collation c JOIN pg_namespace n ON n.oid = collnamespace
          JOIN pg_type t ON t.oid = atttypid WHERE c.oid = attcollation AND attcollation <> typcollation) AS collation,
         pg_get_expr(adbin, adrelid) AS default
       FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
       WHERE attrelid = $3::regclass AND attname = ANY($4)`,
      [schema, table, quoted(schema, table), names],
    );
    for (const column of rows) columns.set(quoted(schema, table, column.name), column);
  }
  return [...columns.values()];
}

/** Takes the foreign keys away. */
export async function dropKeys(client: pg.Client, keys: readonly OwnKey[]): Promise<void> {
  for (const { schema, table, name } of keys)
    await client.query(`ALTER TABLE IF EXISTS ${quoted(schema, table)} DROP CONSTRAINT IF EXISTS ${quoted(name)}`);
}

/** Adds foreign keys again, with their names and all their conditions. */
export async function addKeys(client: pg.Client, keys: readonly OwnKey[]): Promise<void> {
  for (const { schema, table, name, definition } of keys)
    await client.query(`ALTER TABLE ${quoted(schema, table)} ADD CONSTRAINT ${quoted(name)} ${definition}`);
}

/** Returns foreign keys that name the users of another table, `to`, by their id. */
export function keysTo(keys: readonly OwnKey[], to: string): OwnKey[] {
  return keys.map((key) => {
    const definition = key.definition.replace(key.reference, () => `REFERENCES ${to}(id)`);
    if (definition === key.definition) throw new CommandError(`The foreign key ${key.name} could not be read.`);
    return { ...key, definition };
  });
}

async function evaluate(client: pg.Client, expression: string): Promise<string | null> {
  const { rows } = await client.query<{ value: string | null }>(`SELECT (${expression})::text AS value`);
  return rows[0]?.value ?? null;
}

/**
 * Makes columns hold the new ids. PostgreSQL writes the table anew: indexes and conditions stay, no trigger of a row runs. A
 * default that names a person names their new id.
 */
export async function takeNewIds(client: pg.Client, columns: readonly OwnColumn[]): Promise<void> {
  for (const column of columns) {
    if (column.type === "uuid") continue;
    const value = column.default === null ? null : await evaluate(client, column.default);
    await change(client, column, "uuid", `${MAP}.new_id(${quoted(column.name)}::text)`);
    if (value !== null)
      await setDefault(client, column, literal((await evaluate(client, `${MAP}.new_id(${literal(value)})`)) ?? ""));
  }
}

/** Makes columns hold the former ids again, in their former type and with their former default. */
export async function takeFormerIds(client: pg.Client, columns: readonly OwnColumn[]): Promise<void> {
  for (const column of columns) {
    if (column.type === "uuid") continue;
    const type = column.collation === null ? column.type : `${column.type} COLLATE ${column.collation}`;
    await change(client, column, type, `${MAP}.old_id(${quoted(column.name)})`);
    if (column.default !== null) await setDefault(client, column, column.default);
  }
}

async function change(client: pg.Client, { schema, table, name }: OwnColumn, type: string, using: string) {
  const alter = `ALTER TABLE ${quoted(schema, table)} ALTER COLUMN ${quoted(name)}`;
  await client.query(`${alter} DROP DEFAULT`);
  await client.query(`${alter} TYPE ${type} USING ${using}`);
}

async function setDefault(client: pg.Client, { schema, table, name }: OwnColumn, expression: string): Promise<void> {
  await client.query(`ALTER TABLE ${quoted(schema, table)} ALTER COLUMN ${quoted(name)} SET DEFAULT ${expression}`);
}
