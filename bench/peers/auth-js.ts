import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { request } from "./requests.ts";
import type { PeerSession, Sessions } from "./contender.ts";
import { readNumber, repeatEach, withDatabase } from "./rows.ts";

const COOKIE = "authjs.session-token";
const FILL = `
  WITH filler AS (
    INSERT INTO "User" (id, name, email, "updatedAt")
    SELECT gen_random_uuid(), 'Filler', gen_random_uuid() || '@example.com', now() FROM generate_series(1, $1::int / 20)
    RETURNING id
  )
  INSERT INTO "Session" ("sessionToken", "userId", expires, "updatedAt")
  SELECT gen_random_uuid(), filler.id, now() + interval '30 days', now() FROM filler, generate_series(1, 20)`;

async function make(databaseUrl: string, users: number, each: number): Promise<PeerSession[]> {
  const ids = Array.from({ length: users }, () => randomUUID());
  const owners = repeatEach(ids, each);
  const tokens = owners.map(() => randomUUID());
  await withDatabase(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO "User" (id, name, email, "updatedAt") SELECT id, 'Ann', id || '@example.com', now() FROM unnest($1::text[]) AS id`,
      [ids],
    );
    await client.query(
      `INSERT INTO "Session" ("sessionToken", "userId", expires, "updatedAt")
       SELECT token, owner, now() + interval '30 days', now() FROM unnest($1::text[], $2::text[]) AS new (token, owner)`,
      [tokens, owners],
    );
  });
  return tokens.map((token, index) => ({
    token,
    userId: owners[index] ?? "",
    headers: { cookie: `${COOKIE}=${token}` },
  }));
}

/** Makes the tables of Auth.js in an empty database. */
export async function createAuthJsTables(databaseUrl: string, schemaFile: string): Promise<void> {
  const sql = await readFile(schemaFile, "utf8");
  await withDatabase(databaseUrl, (client) => client.query(sql));
}

/** Returns what stock Auth.js is asked. The token against forged requests is read once, though its button does each time. */
export async function authJsSessions(origin: string, databaseUrl: string): Promise<Sessions> {
  const { text, cookie } = await request(origin, { method: "GET", path: "/api/auth/csrf", headers: {}, status: 200 });
  const csrfToken = /"csrfToken":"([^"]+)"/.exec(text)?.[1] ?? "";
  const form = new URLSearchParams({ csrfToken, callbackUrl: origin }).toString();
  const check = ({ headers }: Pick<PeerSession, "headers">) =>
    ({ method: "GET", path: "/api/session", headers, status: 200 }) as const;
  const [checked] = await make(databaseUrl, 1, 1);
  if (checked === undefined) throw new Error("Auth.js got no session.");
  return {
    databaseUrl,
    checked,
    check,
    garbage: { ...check({ headers: { cookie: `${COOKIE}=${randomUUID()}` } }), status: 401 },
    signOut: ({ headers }) => ({
      method: "POST",
      path: "/api/auth/signout",
      headers: {
        ...headers,
        cookie: `${headers["cookie"]}; ${cookie}`,
        "content-type": "application/x-www-form-urlencoded",
        "x-auth-return-redirect": "1",
      },
      body: form,
      status: 200,
    }),
    everywhere: ({ headers }) => ({ method: "POST", path: "/api/everywhere", headers, status: 200 }),
    make: (users, each) => make(databaseUrl, users, each),
    countLive: (sessions) =>
      readNumber(databaseUrl, `SELECT count(*) AS number FROM "Session" WHERE "sessionToken" = ANY($1)`, [
        sessions.map(({ token }) => token),
      ]),
    fill: (count) =>
      withDatabase(databaseUrl, async (client) => {
        await client.query(FILL, [count]);
        await client.query("VACUUM ANALYZE");
      }),
  };
}
