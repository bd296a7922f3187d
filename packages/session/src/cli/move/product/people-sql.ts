import { domainToASCII } from "node:url";
import type pg from "pg";
import { column, columnOrNull, type Table } from "../auth-js-tables.ts";
import { canonicalEmailSql, keeperOrder, type SameEmail } from "../people-survey.ts";
import { MAP } from "../state.ts";

/** The domain of an address that nobody can have (RFC 2606 §2). */
export const PLACEHOLDER_DOMAIN = "without-email.invalid";

// Ids of version 7 (RFC 9562 §5.7), as new people have them: they stand in the order in which people came.
const UUID_7 = `
  CREATE FUNCTION ${MAP}.uuid_7(at timestamptz) RETURNS uuid LANGUAGE sql AS $$
    SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(x, 1, 3)
      || to_hex(8 + ('x' || substr(x, 4, 1))::bit(4)::int % 4) || substr(x, 5, 15))::uuid
    FROM (SELECT replace(gen_random_uuid()::text, '-', '') AS whole) AS w, LATERAL (SELECT substr(whole, 1, 12) || substr(whole, 18) AS x) AS r
  $$`;

/** How a moment of the former app is read: Prisma writes it in UTC, without the zone. */
function momentOrNull(people: Table, name: string): string {
  const type = people.columns.get(name.toLowerCase())?.type ?? "";
  return type.startsWith("timestamp") ? `${column(people, name)}::timestamptz` : "NULL::timestamptz";
}

/**
 * Makes the map from former ids to new ones, with the address that each person gets. Ids that are all UUIDs stay. A person without an
 * address, or whose address another one keeps, gets one of their own that can receive no mail.
 */
export async function makeMap(client: pg.Client, people: Table, sameEmail: SameEmail): Promise<void> {
  const id = column(people, "id");
  const email = canonicalEmailSql(`p.${column(people, "email")}`);
  await client.query(UUID_7);
  await client.query(`
    CREATE FUNCTION ${MAP}.is_uuid(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
      $$ SELECT $1 ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' $$;
    CREATE TABLE ${MAP}.person (old text PRIMARY KEY, new uuid NOT NULL UNIQUE, email text NOT NULL, placeholder boolean NOT NULL);
    INSERT INTO ${MAP}.person
    SELECT old, new, CASE WHEN keeps THEN email ELSE new || '@${PLACEHOLDER_DOMAIN}' END, NOT keeps FROM (
      SELECT p.${id}::text AS old, ${email} AS email,
        CASE WHEN every.are_uuids THEN p.${id}::text::uuid
          ELSE ${MAP}.uuid_7(coalesce(${momentOrNull(people, "createdAt")}, now())) END AS new,
        coalesce(${email}, '') <> '' AND row_number() OVER (PARTITION BY ${email} ORDER BY ${keeperOrder(people, sameEmail)}) = 1 AS keeps
      FROM ${people.sql} AS p, (SELECT bool_and(${MAP}.is_uuid(${id}::text)) AS are_uuids FROM ${people.sql}) AS every
    ) AS each`);
  await writeAsciiDomains(client);
}

/** Writes internationalised domains as browsers send them, as this app keeps them. */
async function writeAsciiDomains(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ old: string; email: string }>(
    `SELECT old, email FROM ${MAP}.person WHERE email ~ '@.*[^\\x01-\\x7f]'`,
  );
  for (const { old, email } of rows) {
    const at = email.lastIndexOf("@");
    const domain = domainToASCII(email.slice(at + 1));
    if (domain !== "")
      await client.query(`UPDATE ${MAP}.person SET email = $2 WHERE old = $1`, [old, email.slice(0, at + 1) + domain]);
  }
}

/** Copies people from the table that was set aside, whose name is `from` now. */
export async function copyPeople(client: pg.Client, people: Table, from: string): Promise<void> {
  await client.query(`
    INSERT INTO "User" (id, name, email, "emailVerified", image, "createdAt")
    SELECT map.new, ${columnOrNull(people, "name", "text")}, map.email,
      CASE WHEN NOT map.placeholder THEN ${momentOrNull(people, "emailVerified")} END,
      ${columnOrNull(people, "image", "text")}, coalesce(${momentOrNull(people, "createdAt")}, now())
    FROM ${from} AS p JOIN ${MAP}.person AS map ON map.old = p.${column(people, "id")}::text`);
}

/** Copies accounts from the table that was set aside. Providers' tokens stay there: this app keeps none. */
export async function copyAccounts(client: pg.Client, accounts: Table, from: string): Promise<void> {
  await client.query(`
    INSERT INTO "Account" ("userId", type, provider, "providerAccountId")
    SELECT map.new, a.${column(accounts, "type")}, a.${column(accounts, "provider")}, a.${column(accounts, "providerAccountId")}
    FROM ${from} AS a JOIN ${MAP}.person AS map ON map.old = a.${column(accounts, "userId")}::text`);
}
