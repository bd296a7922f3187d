import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { request } from "./requests.ts";
import type { PeerSession, Sessions } from "./contender.ts";
import { readNumber, repeatEach, withDatabase } from "./rows.ts";

const COOKIE = "better-auth.session_token";
const TIMES = "now(), now()";
const FILL = `
  WITH filler AS (
    INSERT INTO "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    SELECT gen_random_uuid(), 'Filler', gen_random_uuid() || '@example.com', false, ${TIMES} FROM generate_series(1, $1::int / 20)
    RETURNING id
  )
  INSERT INTO session (id, token, "userId", "expiresAt", "createdAt", "updatedAt", "ipAddress", "userAgent")
  SELECT gen_random_uuid(), gen_random_uuid(), filler.id, now() + interval '7 days', ${TIMES}, '127.0.0.1', 'Filler'
  FROM filler, generate_series(1, 20)`;

function cookieOf(token: string, signature: string): string {
  return `${COOKIE}=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** Returns the cookie as Better Auth signs it: HMAC-SHA-256 of the token under its secret. */
function sign(token: string, secret: string): string {
  return cookieOf(token, createHmac("sha256", secret).update(token).digest("base64"));
}

async function make(databaseUrl: string, secret: string, users: number, each: number): Promise<PeerSession[]> {
  const ids = Array.from({ length: users }, () => randomUUID());
  const owners = repeatEach(ids, each);
  const tokens = owners.map(() => randomBytes(16).toString("hex"));
  await withDatabase(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
       SELECT id, 'Ann', id || '@example.com', false, ${TIMES} FROM unnest($1::text[]) AS id`,
      [ids],
    );
    await client.query(
      `INSERT INTO session (id, token, "userId", "expiresAt", "createdAt", "updatedAt", "ipAddress", "userAgent")
       SELECT gen_random_uuid(), token, owner, now() + interval '7 days', ${TIMES}, '127.0.0.1', 'Bench'
       FROM unnest($1::text[], $2::text[]) AS new (token, owner)`,
      [tokens, owners],
    );
  });
  return tokens.map((token, index) => ({
    token,
    userId: owners[index] ?? "",
    headers: { cookie: sign(token, secret) },
  }));
}

/** Returns what Better Auth is asked. The session of its checks is one of its own sign-up, with all cookies that it sets. */
export async function betterAuthSessions(origin: string, databaseUrl: string, secret: string): Promise<Sessions> {
  const json = { origin, "content-type": "application/json" };
  const person = { name: "Ann", email: `${randomUUID()}@example.com`, password: "violet harbour 42 by night" };
  const { cookie, text } = await request(origin, {
    method: "POST",
    path: "/api/auth/sign-up/email",
    headers: json,
    body: JSON.stringify(person),
    status: 200,
  });
  const token = /"token":"([^"]+)"/.exec(text)?.[1] ?? "";
  const check = ({ headers }: Pick<PeerSession, "headers">) =>
    ({ method: "GET", path: "/api/session", headers, status: 200 }) as const;
  const garbage = cookieOf(randomBytes(16).toString("hex"), randomBytes(32).toString("base64"));
  const post = (path: string, { headers }: PeerSession) =>
    ({ method: "POST", path, headers: { ...headers, ...json }, body: "{}", status: 200 }) as const;
  return {
    databaseUrl,
    checked: { userId: "", token, headers: { cookie } },
    check,
    garbage: { ...check({ headers: { cookie: garbage } }), status: 401 },
    signOut: (session) => post("/api/auth/sign-out", session),
    everywhere: (session) => post("/api/auth/revoke-sessions", session),
    make: (users, each) => make(databaseUrl, secret, users, each),
    countLive: (sessions) =>
      readNumber(databaseUrl, "SELECT count(*) AS number FROM session WHERE token = ANY($1)", [
        sessions.map((session) => session.token),
      ]),
    fill: (count) =>
      withDatabase(databaseUrl, async (client) => {
        await client.query(FILL, [count]);
        await client.query("VACUUM ANALYZE");
      }),
  };
}
