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

/** The facts about people. */
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

/** The one of several people who keeps their address: whose address is proven, then the oldest; or the oldest alone. */
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
  const id = column(people, "id");
  const address = canonicalEmailSql(column(people, "email"));
  const linked =
    accounts === undefined
      ? "SELECT NULL::text AS id, NULL::text AS names WHERE false"
      : `SELECT a.${column(accounts, "userId")}::text AS id, string_agg(a.${column(accounts, "provider")}, ', ' ORDER BY a.${column(accounts, "provider")}) AS names
         FROM ${accounts.sql} AS a JOIN twins ON twins.${id} = a.${column(accounts, "userId")} GROUP BY 1`;
  const { rows } = await client.query<{ namesakes: Namesake[] }>(
    `WITH same AS (SELECT ${address} AS address FROM ${people.sql} WHERE ${address} <> '' GROUP BY 1 HAVING count(*) > 1),
       twins AS (SELECT * FROM ${people.sql} JOIN same ON address = ${address}),
       linked AS (${linked})
     SELECT json_agg(json_build_object('id', p.${id}, 'email', p.${column(people, "email")},
         'verified', p.${column(people, "emailVerified")} IS NOT NULL,
         'createdAt', ${createdAtSql(people)}, 'accounts', coalesce(linked.names, ''))
       ORDER BY ${keeperOrder(people, "verified")}) AS namesakes
     FROM twins AS p LEFT JOIN linked ON linked.id = p.${id}::text GROUP BY address ORDER BY address`,
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
  // Read once: stock tables have no index from a person to their accounts.
  const ways =
    accounts === undefined
      ? "SELECT NULL::text AS id, false AS outside, $1::text[] IS NULL AS open WHERE false"
      : `SELECT a.${column(accounts, "userId")}::text AS id, bool_or(a.${column(accounts, "type")} NOT IN ('email', 'credentials')) AS outside,
           bool_or($1::text[] IS NULL OR a.${column(accounts, "provider")} = ANY($1)) AS open FROM ${accounts.sql} AS a GROUP BY 1`;
  const { rows } = await client.query<Omit<PeopleCount, "equalEmails">>(
    `WITH ways AS (${ways})
     SELECT count(*)::int AS count, count(*) FILTER (WHERE ${email} IS NULL)::int AS "withoutEmail",
       count(*) FILTER (WHERE ${email} = '')::int AS "emptyEmail",
       count(*) FILTER (WHERE ${email} <> '' AND outside IS NOT TRUE)::int AS "byMailOnly",
       count(*) FILTER (WHERE coalesce(${email}, '') = '' AND open IS NOT TRUE)::int AS "withoutWayIn"
     FROM ${people.sql} AS p LEFT JOIN ways ON ways.id = p.${column(people, "id")}::text`,
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
