import type pg from "pg";
import { CommandError } from "../command-error.ts";
import { quoted } from "./transaction.ts";

/** A column, by PostgreSQL's catalogue. */
export type Column = { readonly name: string; readonly type: string };

/** A table, by PostgreSQL's catalogue. */
export type Table = {
  readonly oid: string;
  readonly name: string;
  /** Its name for SQL, with its schema. */
  readonly sql: string;
  readonly owner: string;
  /** By their names in small letters without `_`, as `@map` may have written them. */
  readonly columns: ReadonlyMap<string, Column>;
};

/** The tables of Auth.js's adapter, whatever they are called. */
export type AuthJsTables = {
  readonly people: Table | undefined;
  readonly accounts: Table | undefined;
  readonly sessions: Table | undefined;
  readonly tokens: Table | undefined;
  readonly authenticators: Table | undefined;
};

// The columns that tell them from all others. https://authjs.dev/getting-started/adapters/prisma
const SHAPES = {
  accounts: ["userid", "type", "provider", "provideraccountid"],
  sessions: ["sessiontoken", "userid", "expires"],
  authenticators: ["credentialid", "userid", "credentialpublickey"],
  tokens: ["identifier", "token", "expires"],
  people: ["id", "name", "email", "emailverified", "image"],
} as const;

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** Lists the tables of a schema. */
export async function listTables(client: pg.Client, schema: string): Promise<Table[]> {
  const { rows } = await client.query<{ oid: string; name: string; owner: string; columns: Column[] }>(
    `SELECT c.oid::text, c.relname AS name, pg_get_userbyid(c.relowner) AS owner,
       json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) ORDER BY attnum) AS columns
     FROM pg_class c JOIN pg_attribute ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
     WHERE c.relnamespace = to_regnamespace(quote_ident($1)) AND relkind IN ('r', 'p') AND NOT relispartition
     GROUP BY c.oid ORDER BY c.relname`,
    [schema],
  );
  return rows.map(({ columns, ...table }) => ({
    ...table,
    sql: quoted(schema, table.name),
    columns: new Map(columns.map((each) => [plain(each.name), each])),
  }));
}

/** The column of Auth.js that a table has under this or another spelling. Throws if there is none. */
export function column(table: Table, name: string): string {
  const found = table.columns.get(plain(name));
  if (found === undefined) throw new CommandError(`The table ${table.name} has no column ${name}.`);
  return quoted(found.name);
}

/** The same, or the SQL `null` of a type. */
export function columnOrNull(table: Table, name: string, type: string): string {
  const found = table.columns.get(plain(name));
  return found === undefined ? `NULL::${type}` : quoted(found.name);
}

function theOne(found: readonly Table[], what: string): Table | undefined {
  if (found.length > 1)
    throw new CommandError(
      `More than one table looks like Auth.js's ${what}: ${found.map(({ name }) => name).join(", ")}. ` +
        "Move the ones that are none to another schema first (ALTER TABLE … SET SCHEMA).",
    );
  return found[0];
}

async function findReferredTo(client: pg.Client, from: Table): Promise<string | undefined> {
  const { rows } = await client.query<{ oid: string }>(
    `SELECT confrelid::text AS oid FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
     WHERE contype = 'f' AND conrelid = $1 AND attname = $2 AND cardinality(conkey) = 1`,
    [from.oid, from.columns.get("userid")?.name],
  );
  return rows[0]?.oid;
}

/**
 * Finds Auth.js's tables among those of a schema by their columns and foreign keys. Throws `CommandError` if two tables could
 * be the same one.
 */
export async function findAuthJsTables(client: pg.Client, tables: readonly Table[]): Promise<AuthJsTables> {
  const like = (what: keyof typeof SHAPES): Table[] =>
    tables.filter((table) => SHAPES[what].every((name) => table.columns.has(name)));
  const accounts = theOne(like("accounts"), "accounts");
  const sessions = theOne(like("sessions"), "sessions");
  const others = {
    accounts,
    sessions,
    tokens: theOne(like("tokens"), "verification tokens"),
    authenticators: theOne(like("authenticators"), "authenticators"),
  };
  for (const from of [accounts, sessions]) {
    const oid = from === undefined ? undefined : await findReferredTo(client, from);
    const people = tables.find((table) => table.oid === oid);
    if (people !== undefined) return { ...others, people };
  }
  return { ...others, people: theOne(like("people"), "users") };
}

/** Lists those that are there. */
export function listFound(tables: AuthJsTables): Table[] {
  return Object.values(tables).filter((table) => table !== undefined);
}
