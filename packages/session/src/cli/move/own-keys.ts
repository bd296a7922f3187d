import type pg from "pg";
import { listFound, type AuthJsTables } from "./auth-js-tables.ts";
import { quoted } from "./transaction.ts";

/** A foreign key of a table that is not Auth.js's to one that is. */
export type OwnKey = {
  readonly name: string;
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** The name of Auth.js's table, and its columns. */
  readonly to: string;
  readonly toColumns: readonly string[];
  /** `FOREIGN KEY …` with all its conditions, with every name in full. */
  readonly definition: string;
  /** The part of it that names Auth.js's table and its columns. */
  readonly reference: string;
  readonly onDelete: string;
  readonly rows: number;
  /** Rows that name somebody, and those of them whose person is not there. */
  readonly filled: number;
  readonly ownerless: number;
};

/** A text column whose values are ids of people, without a foreign key that says so. */
export type LooseColumn = { readonly table: string; readonly column: string };

const ACTIONS: Readonly<Record<string, string>> = {
  a: "NO ACTION",
  r: "RESTRICT",
  c: "CASCADE",
  n: "SET NULL",
  d: "SET DEFAULT",
};

type Found = Omit<OwnKey, "rows" | "filled" | "ownerless" | "onDelete"> & { readonly action: string };

const KEYS = `
  SELECT con.conname AS name, n.nspname AS schema, c.relname AS "table", t.relname AS "to", con.confdeltype AS action,
    pg_get_constraintdef(con.oid) AS definition,
    'REFERENCES ' || quote_ident(tn.nspname) || '.' || quote_ident(t.relname) || '('
      || (SELECT string_agg(quote_ident(attname), ', ' ORDER BY k) FROM unnest(con.confkey) WITH ORDINALITY AS key (number, k)
          JOIN pg_attribute ON attrelid = con.confrelid AND attnum = number) || ')' AS reference,
    (SELECT array_agg(attname::text ORDER BY k) FROM unnest(con.conkey) WITH ORDINALITY AS key (number, k)
     JOIN pg_attribute ON attrelid = con.conrelid AND attnum = number) AS columns,
    (SELECT array_agg(attname::text ORDER BY k) FROM unnest(con.confkey) WITH ORDINALITY AS key (number, k)
     JOIN pg_attribute ON attrelid = con.confrelid AND attnum = number) AS "toColumns"
  FROM pg_constraint con JOIN pg_class c ON c.oid = con.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_class t ON t.oid = con.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
  WHERE con.contype = 'f' AND con.conparentid = 0 AND con.confrelid = ANY($1::oid[]) AND NOT con.conrelid = ANY($1::oid[])
  ORDER BY n.nspname, c.relname, con.conname`;

/** Lists the foreign keys of all other tables to Auth.js's, with what stands in them. */
export async function listOwnKeys(client: pg.Client, schema: string, tables: AuthJsTables): Promise<OwnKey[]> {
  // With nothing on the path, PostgreSQL writes every name in full.
  await client.query("SET LOCAL search_path TO pg_catalog");
  const { rows } = await client.query<Found>(KEYS, [listFound(tables).map(({ oid }) => oid)]);
  await client.query(`SET LOCAL search_path TO ${quoted(schema)}`);
  const keys: OwnKey[] = [];
  for (const { action, ...key } of rows) {
    const counted = await client.query<{ rows: number; filled: number; ownerless: number }>(
      `SELECT count(*)::int AS rows, count(${all(key.columns, "own")})::int AS filled,
         count(*) FILTER (WHERE ${all(key.columns, "own")} IS NOT NULL AND ${all(key.toColumns, "person")} IS NULL)::int AS ownerless
       FROM ${quoted(key.schema, key.table)} AS own LEFT JOIN ${quoted(schema, key.to)} AS person
         ON ${key.columns.map((name, at) => `own.${quoted(name)} = person.${quoted(key.toColumns[at] ?? "")}`).join(" AND ")}`,
    );
    const [counts = { rows: 0, filled: 0, ownerless: 0 }] = counted.rows;
    keys.push({ ...key, ...counts, onDelete: ACTIONS[action] ?? action });
  }
  return keys;
}

// The first column stands for all: composite keys are told, and never rewritten.
function all(columns: readonly string[], alias: string): string {
  return `${alias}.${quoted(columns[0] ?? "")}`;
}

const SAMPLE = 1000;

const TEXTS = `
  SELECT n.nspname AS schema, c.relname AS "table", a.attname AS "column"
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
    AND a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype, 'uuid'::regtype)
    AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_' AND NOT c.oid = ANY($1::oid[])
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND conrelid = c.oid AND a.attnum = ANY(conkey))
  ORDER BY 1, 2, 3`;

/**
 * Lists columns of other tables that hold ids of people without a foreign key, as with Prisma's `relationMode = "prisma"`.
 * Looks at 1,000 rows of each.
 */
export async function listLooseColumns(
  client: pg.Client,
  people: { readonly sql: string; readonly id: string },
  authJs: AuthJsTables,
): Promise<LooseColumn[]> {
  const { rows } = await client.query<{ schema: string; table: string; column: string }>(TEXTS, [
    listFound(authJs).map(({ oid }) => oid),
  ]);
  const found: LooseColumn[] = [];
  for (const { schema, table, column } of rows) {
    const from = quoted(schema, table);
    const { rows: hits } = await client.query(
      `SELECT FROM (SELECT ${quoted(column)}::text AS id FROM ${from} WHERE ${quoted(column)} IS NOT NULL LIMIT ${SAMPLE}) AS sample
       JOIN ${people.sql} AS person ON person.${people.id}::text = sample.id LIMIT 1`,
    );
    if (hits.length > 0) found.push({ table: schema === "public" ? table : `${schema}.${table}`, column });
  }
  return found;
}
