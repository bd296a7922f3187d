import type pg from "pg";
import { column, type AuthJsTables, type Table } from "./auth-js-tables.ts";

/** One of several people with the same address. */
export type Namesake = {
  readonly id: string;
  readonly email: string;
  readonly verified: boolean;
  readonly createdAt: string | null;
  readonly accounts: string;
};

/** What is known of people. */
export type PeopleCount = {
  readonly count: number;
  readonly withoutEmail: number;
  readonly emptyEmail: number;
  /** Those of one address each, but for capitals and blanks, in the order in which they would keep it. */
  readonly equalEmails: readonly (readonly Namesake[])[];
  /** People with an address and no account but a mail provider's: they sign in by mailed links, or by a password. */
  readonly byMailOnly: number;
  /** People without an address and without an account of a provider that is set up: nothing lets them in. */
  readonly withoutWayIn: number;
};

/** A provider's accounts. */
export type AccountCount = {
  readonly provider: string;
  readonly type: string;
  readonly count: number;
  /** Whether the app's files name the provider; null if nothing is known of that. */
  readonly configured: boolean | null;
};

const NOBODY: PeopleCount = {
  count: 0,
  withoutEmail: 0,
  emptyEmail: 0,
  equalEmails: [],
  byMailOnly: 0,
  withoutWayIn: 0,
};

/** The SQL of an address as accounts keep it: without blanks around, in small letters. */
export function canonicalEmailSql(email: string): string {
  return `lower(btrim(${email}::text, E' \\t\\r\\n\\u00a0'))`;
}

/** Who of several people keeps their address: the one whose address is proven, then the oldest. Also the only one. */
export type SameEmail = "verified" | "oldest";

/** The SQL of an order of people `p` with the same address: the first keeps it. */
export function keeperOrder(people: Table, sameEmail: SameEmail): string {
  const byAge = `p.${columnOr(people, "createdAt", column(people, "id"))}, p.${column(people, "id")}`;
  return sameEmail === "oldest" ? byAge : `(p.${column(people, "emailVerified")} IS NOT NULL) DESC, ${byAge}`;
}

function columnOr(table: Table, name: string, other: string): string {
  return table.columns.has(name.toLowerCase()) ? column(table, name) : other;
}

async function listEqualEmails(client: pg.Client, people: Table, accounts: Table | undefined): Promise<Namesake[][]> {
  const providers =
    accounts === undefined
      ? "''"
      : `coalesce((SELECT string_agg(${column(accounts, "provider")}, ', ' ORDER BY 1) FROM ${accounts.sql} AS a
         WHERE a.${column(accounts, "userId")} = p.${column(people, "id")}), '')`;
  const { rows } = await client.query<{ namesakes: Namesake[] }>(
    `SELECT json_agg(json_build_object('id', p.${column(people, "id")}, 'email', p.${column(people, "email")},
         'verified', p.${column(people, "emailVerified")} IS NOT NULL,
         'createdAt', ${createdAtSql(people)}, 'accounts', ${providers})
       ORDER BY ${keeperOrder(people, "verified")}) AS namesakes
     FROM ${people.sql} AS p WHERE ${canonicalEmailSql(`p.${column(people, "email")}`)} <> ''
     GROUP BY ${canonicalEmailSql(`p.${column(people, "email")}`)} HAVING count(*) > 1
     ORDER BY ${canonicalEmailSql(`p.${column(people, "email")}`)}`,
  );
  return rows.map(({ namesakes }) => namesakes);
}

function createdAtSql(people: Table): string {
  return people.columns.has("createdat") ? `to_char(p.${column(people, "createdAt")}, 'YYYY-MM-DD')` : "NULL";
}

/** Counts people, and how they sign in. `configured` are the providers of the app's files, if anything is known of them. */
export async function countPeople(
  client: pg.Client,
  { people, accounts }: AuthJsTables,
  configured: readonly string[] | null,
): Promise<PeopleCount> {
  if (people === undefined) return NOBODY;
  const email = canonicalEmailSql(`p.${column(people, "email")}`);
  const has = (condition: string): string =>
    accounts === undefined
      ? "false"
      : `EXISTS (SELECT FROM ${accounts.sql} AS a WHERE a.${column(accounts, "userId")} = p.${column(people, "id")} AND ${condition})`;
  const bySomebody = has(accounts === undefined ? "" : `a.${column(accounts, "type")} NOT IN ('email', 'credentials')`);
  const bySetUp = has(
    accounts === undefined ? "" : `($1::text[] IS NULL OR a.${column(accounts, "provider")} = ANY($1))`,
  );
  const { rows } = await client.query<Omit<PeopleCount, "equalEmails">>(
    `SELECT count(*)::int AS count, count(*) FILTER (WHERE ${email} IS NULL)::int AS "withoutEmail",
       count(*) FILTER (WHERE ${email} = '')::int AS "emptyEmail",
       count(*) FILTER (WHERE ${email} <> '' AND NOT ${bySomebody})::int AS "byMailOnly",
       count(*) FILTER (WHERE coalesce(${email}, '') = '' AND NOT ${bySetUp})::int AS "withoutWayIn"
     FROM ${people.sql} AS p${accounts === undefined ? " WHERE $1::text[] IS NULL OR true" : ""}`,
    [configured],
  );
  const [counts] = rows;
  return { ...NOBODY, ...counts, equalEmails: await listEqualEmails(client, people, accounts) };
}

/** Counts the accounts of each provider. */
export async function listAccounts(
  client: pg.Client,
  accounts: Table,
  configured: readonly string[] | null,
): Promise<AccountCount[]> {
  const { rows } = await client.query<Omit<AccountCount, "configured">>(
    `SELECT ${column(accounts, "provider")} AS provider, min(${column(accounts, "type")}) AS type, count(*)::int AS count
     FROM ${accounts.sql} GROUP BY 1 ORDER BY 3 DESC, 1`,
  );
  return rows.map((row) => ({ ...row, configured: configured === null ? null : configured.includes(row.provider) }));
}
