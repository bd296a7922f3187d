import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { sessionIdOf, type Client } from "@/e2e/api-clients";

function makeToken(key: string): string {
  const random = randomBytes(24);
  const check = createHmac("sha256", key).update(random).digest().subarray(0, 8);
  return Buffer.concat([random, check]).toString("base64url");
}

/** More sessions of one person, made in the database: signing in a thousand times would be a test of password hashing. */
export async function addSessions(databaseUrl: string, person: Client, count: number): Promise<Client[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ key: string }>(`SELECT key FROM "TokenKey"`);
  const made = Array.from({ length: count }, () => ({ id: randomUUID(), token: makeToken(rows[0]?.key ?? "") }));
  const columns = await client.query<{ names: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ') AS names FROM information_schema.columns
     WHERE table_name = 'Session' AND column_name NOT IN ('id', 'tokenHash')`,
  );
  const names = columns.rows[0]?.names ?? "";
  const hashes = made.map(({ token }) => createHash("sha256").update(token).digest("base64url"));
  await client.query(
    `INSERT INTO "Session" (id, "tokenHash", ${names})
     SELECT new.id, new.hash, ${names} FROM "Session", unnest($2::uuid[], $3::text[]) AS new (id, hash) WHERE "Session".id = $1`,
    [sessionIdOf(person), made.map(({ id }) => id), hashes],
  );
  await client.end();
  return made.map(({ id, token }) => ({
    ...person,
    headers: { ...person.headers, cookie: `aurora.session=${token}; aurora.sid=${id}` },
  }));
}
