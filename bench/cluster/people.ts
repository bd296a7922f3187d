import { randomUUID } from "node:crypto";
import pg from "pg";
import { configure, createToken, hashToken } from "aurora-session/core";
import { sessionIdOf, type Client } from "../../e2e/api-clients.ts";
import { TEST_ENVIRONMENT } from "../../testing/servers/instance.ts";

const AT_ONCE = 2_000;

/**
 * Makes people with `sessionsEach` sessions, as copies of the session of one who signed up. Tokens are made by the app's own
 * code with the instances' secret. Returns each person's sessions.
 */
export async function makePeople(
  databaseUrl: string,
  template: Client,
  people: number,
  sessionsEach: number,
): Promise<Client[][]> {
  const secret = TEST_ENVIRONMENT.AUTH_SECRET;
  configure({ origin: "http://localhost:3000", secret, database: databaseUrl, users: { table: "User" } });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ names: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ') AS names FROM information_schema.columns
     WHERE table_name = 'Session' AND column_name NOT IN ('id', 'tokenHash', 'userId')`,
  );
  const names = rows[0]?.names ?? "";
  const made: Client[][] = [];
  while (made.length < people) {
    const persons = Array.from({ length: Math.min(AT_ONCE, people - made.length) }, () => randomUUID());
    const sessions = persons.flatMap((userId) =>
      Array.from({ length: sessionsEach }, () => ({ userId, id: randomUUID(), token: createToken() })),
    );
    await client.query(
      `WITH made AS (
         INSERT INTO "User" (id, email) SELECT id, id || '@example.com' FROM unnest($1::uuid[]) AS id RETURNING 1
       )
       SELECT count(*) FROM made`,
      [persons],
    );
    await client.query(
      `INSERT INTO "Session" (id, "tokenHash", "userId", ${names}) SELECT new.id, new.hash, new.owner, ${names}
       FROM "Session", unnest($2::uuid[], $3::text[], $4::uuid[]) AS new (id, hash, owner) WHERE "Session".id = $1`,
      [
        sessionIdOf(template),
        sessions.map(({ id }) => id),
        sessions.map(({ token }) => hashToken(token)),
        sessions.map(({ userId }) => userId),
      ],
    );
    const clients = sessions.map(({ userId, id, token }) => ({
      id: userId,
      email: `${userId}@example.com`,
      headers: { cookie: `aurora.session=${token}; aurora.sid=${id}`, "x-user-id": userId },
    }));
    for (let from = 0; from < clients.length; from += sessionsEach) made.push(clients.slice(from, from + sessionsEach));
  }
  await client.query("ANALYZE");
  await client.end();
  return made;
}
