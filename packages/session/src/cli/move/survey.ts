import type pg from "pg";
import { CommandError } from "../command-error.ts";
import { column, findAuthJsTables, listFound, listTables, type AuthJsTables, type Table } from "./auth-js-tables.ts";
import { listLooseColumns, listOwnKeys, type LooseColumn, type OwnKey } from "./own-keys.ts";
import { countPeople, listAccounts, type AccountCount, type PeopleCount } from "./people-survey.ts";
import { listFinishedMigrations } from "./prisma-history.ts";
import type { Project } from "./project.ts";
import { readMoveState, type MoveState } from "./state.ts";

/** All that is known before anything is changed. */
export type Survey = {
  readonly schema: string;
  readonly state: MoveState;
  readonly all: readonly Table[];
  readonly authJs: AuthJsTables;
  /** The type of people's ids; null for one that no session can have. */
  readonly idType: "text" | "uuid" | null;
  readonly people: PeopleCount;
  readonly accounts: readonly AccountCount[];
  readonly sessions: { readonly live: number; readonly expired: number; readonly people: number } | null;
  /** Mailed links that can still be used. */
  readonly waitingLinks: number;
  readonly passkeys: number;
  readonly ownKeys: readonly OwnKey[];
  readonly loose: readonly LooseColumn[];
  /** Views that read Auth.js's tables. */
  readonly views: readonly string[];
  /** The migrations that Prisma has noted here, or null if it keeps no history. */
  readonly history: readonly string[] | null;
};

/** Returns the table of users, by which this database is one of Auth.js's. Throws if there is none. */
export function requirePeople({ authJs, schema }: Pick<Survey, "authJs" | "schema">): Table {
  if (authJs.people !== undefined) return authJs.people;
  throw new CommandError(
    `There are no tables of Auth.js in the schema ${schema} of this database (looked for users with id, name, email, ` +
      "emailVerified and image, and for accounts, by their columns). Another schema is named by ?schema=… in the address.",
  );
}

/** Returns whether the layer's own table of sessions is there. */
export function hasLayer({ all }: Pick<Survey, "all">): boolean {
  return all.some(({ name, columns }) => name === "Session" && columns.has("tokenhash"));
}

function idTypeOf(people: Table): Survey["idType"] {
  const type = people.columns.get("id")?.type ?? "";
  if (type === "uuid") return "uuid";
  return /^(text|character|citext)/.test(type) ? "text" : null;
}

async function countSessions(client: pg.Client, sessions: Table): Promise<NonNullable<Survey["sessions"]>> {
  const live = `${column(sessions, "expires")} > now()`;
  const { rows } = await client.query<NonNullable<Survey["sessions"]>>(
    `SELECT count(*) FILTER (WHERE ${live})::int AS live, count(*) FILTER (WHERE NOT ${live})::int AS expired,
       count(DISTINCT ${column(sessions, "userId")}) FILTER (WHERE ${live})::int AS people FROM ${sessions.sql}`,
  );
  return rows[0] ?? { live: 0, expired: 0, people: 0 };
}

async function countWhere(client: pg.Client, table: Table | undefined, condition: string): Promise<number> {
  if (table === undefined) return 0;
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int FROM ${table.sql} WHERE ${condition}`);
  return rows[0]?.count ?? 0;
}

async function listViews(client: pg.Client, tables: readonly Table[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT c.oid::regclass::text AS name FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid
       JOIN pg_class c ON c.oid = r.ev_class
     WHERE d.classid = 'pg_rewrite'::regclass AND d.refobjid = ANY($1::oid[]) AND NOT c.oid = ANY($1::oid[]) ORDER BY 1`,
    [tables.map(({ oid }) => oid)],
  );
  return rows.map(({ name }) => name);
}

/**
 * Looks at a database, in the caller's transaction, and changes nothing. `ignored` names tables that are not the former app's.
 * Throws `CommandError` if the tables can't be told apart.
 */
export async function survey(
  client: pg.Client,
  schema: string,
  { source }: Pick<Project, "source">,
  ignored: readonly string[],
): Promise<Survey> {
  const all = await listTables(client, schema);
  const authJs = await findAuthJsTables(
    client,
    all.filter(({ name }) => !ignored.includes(name)),
  );
  const state = await readMoveState(client);
  const { people, accounts, sessions, tokens } = authJs;
  const id = people === undefined ? "id" : column(people, "id");
  const configured = source.files.length === 0 ? null : source.providers;
  return {
    schema,
    state,
    all,
    authJs,
    idType: people === undefined ? null : idTypeOf(people),
    people: await countPeople(client, authJs, configured),
    accounts: accounts === undefined ? [] : await listAccounts(client, accounts, configured),
    sessions: sessions === undefined ? null : await countSessions(client, sessions),
    waitingLinks: tokens === undefined ? 0 : await countWhere(client, tokens, `${column(tokens, "expires")} > now()`),
    passkeys: await countWhere(client, authJs.authenticators, "true"),
    ownKeys: await listOwnKeys(client, schema, authJs),
    loose: people === undefined ? [] : await listLooseColumns(client, { sql: people.sql, id }, authJs),
    views: await listViews(client, listFound(authJs)),
    history: await listFinishedMigrations(client, schema),
  };
}
