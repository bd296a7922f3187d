import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { z } from "zod";
import { sessionIdOf, type Client } from "../../e2e/api-clients.ts";
import type { PeerSession, Sessions } from "./contender.ts";
import { request } from "./requests.ts";
import { readNumber, repeatEach, withDatabase } from "./rows.ts";

const JSON_BODY = { "content-type": "application/json" };
// Rows are copied from a sign-up's; these columns are those of a sign-in of now.
const NOW: ReadonlySet<string> = new Set(["createdAt", "authenticatedAt", "lastActiveAt"]);

// An older checkout says less of a person.
const signedUpSchema = z.object({ user: z.object({ id: z.string() }) });

/** Returns what a sign-up sends, of somebody new. */
export function someoneNew(): { readonly email: string; readonly password: string } {
  return { email: `${randomUUID()}@example.com`, password: "violet harbour 42 by night" };
}

async function signUp(origin: string): Promise<Client> {
  const person = someoneNew();
  const asking = { method: "POST", path: "/api/auth/signup", headers: JSON_BODY, status: 201 } as const;
  const { text, cookie } = await request(origin, { ...asking, body: JSON.stringify(person) });
  const { id } = signedUpSchema.parse(JSON.parse(text)).user;
  return { id, email: person.email, headers: { cookie, "x-user-id": id } };
}

async function columnsBeside(client: pg.Client, table: string, own: readonly string[]) {
  const { rows } = await client.query<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND column_name <> ALL($2)",
    [table, own],
  );
  const names = rows.map(({ name }) => `"${name}"`).join(", ");
  return { names, values: rows.map(({ name }) => (NOW.has(name) ? "now()" : `old."${name}"`)).join(", ") };
}

/** Makes tokens with the check that the database's key gives them, or, before there were keys, random ones. */
async function makeTokens(client: pg.Client, count: number): Promise<string[]> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    `SELECT to_regclass('"TokenKey"') IS NOT NULL AS exists`,
  );
  const key = found[0]?.exists
    ? (await client.query<{ key: string }>(`SELECT key FROM "TokenKey"`)).rows[0]?.key
    : undefined;
  return Array.from({ length: count }, () => {
    if (key === undefined) return randomBytes(32).toString("base64url");
    const random = randomBytes(24);
    const check = createHmac("sha256", key).update(random).digest().subarray(0, 8);
    return Buffer.concat([random, check]).toString("base64url");
  });
}

async function make(databaseUrl: string, pattern: Client, users: number, each: number): Promise<PeerSession[]> {
  const ids = Array.from({ length: users }, () => randomUUID());
  const owners = repeatEach(ids, each);
  const sessionIds = owners.map(() => randomUUID());
  return withDatabase(databaseUrl, async (client) => {
    const tokens = await makeTokens(client, owners.length);
    const hashes = tokens.map((token) => createHash("sha256").update(token).digest("base64url"));
    const user = await columnsBeside(client, "User", ["id", "email"]);
    await client.query(
      `INSERT INTO "User" (id, email, ${user.names})
       SELECT new.id, new.id || '@example.com', ${user.values} FROM "User" old, unnest($2::uuid[]) AS new (id) WHERE old.id = $1`,
      [pattern.id, ids],
    );
    const session = await columnsBeside(client, "Session", ["id", "tokenHash", "userId"]);
    await client.query(
      `INSERT INTO "Session" (id, "tokenHash", "userId", ${session.names})
       SELECT new.id, new.hash, new.owner, ${session.values}
       FROM "Session" old, unnest($2::uuid[], $3::text[], $4::uuid[]) AS new (id, hash, owner) WHERE old.id = $1`,
      [sessionIdOf(pattern), sessionIds, hashes, owners],
    );
    return tokens.map((token, index) => {
      const userId = owners[index] ?? "";
      const cookie = `aurora.session=${token}; aurora.sid=${sessionIds[index]}`;
      return { userId, token, headers: { cookie, "x-user-id": userId } };
    });
  });
}

async function fill(databaseUrl: string, pattern: Client, count: number): Promise<void> {
  await withDatabase(databaseUrl, async (client) => {
    const user = await columnsBeside(client, "User", ["id", "email"]);
    const session = await columnsBeside(client, "Session", ["id", "tokenHash", "userId"]);
    await client.query(
      `INSERT INTO "User" (id, email, ${user.names})
       SELECT gen_random_uuid(), 'filler' || n || '@example.com', ${user.values}
       FROM "User" old, generate_series(1, $2::int / 20) AS n WHERE old.id = $1`,
      [pattern.id, count],
    );
    await client.query(
      `INSERT INTO "Session" (id, "tokenHash", "userId", ${session.names})
       SELECT gen_random_uuid(), encode(sha256(gen_random_uuid()::text::bytea), 'base64'), filler.id, ${session.values}
       FROM "Session" old, "User" filler, generate_series(1, 20)
       WHERE old.id = $1 AND filler.email LIKE 'filler%@example.com'`,
      [sessionIdOf(pattern)],
    );
    await client.query("VACUUM ANALYZE");
  });
}

/** Returns what Aurora is asked. The session of its checks is one of its own sign-up. */
export async function auroraSessions(origin: string, databaseUrl: string): Promise<Sessions> {
  const person = await signUp(origin);
  const check = ({ headers }: Pick<PeerSession, "headers">) =>
    ({ method: "GET", path: "/api/me", headers, status: 200 }) as const;
  // As a tab sends it, which names the session that it was opened with.
  const leave = ({ headers }: PeerSession, scope: "this" | "all") => {
    const session = /aurora\.sid=([^;]+)/.exec(headers["cookie"] ?? "")?.[1];
    const body = JSON.stringify({ scope, session });
    return {
      method: "POST",
      path: "/api/auth/logout",
      headers: { ...headers, ...JSON_BODY },
      body,
      status: 200,
    } as const;
  };
  const garbage = `aurora.session=${randomBytes(32).toString("base64url")}; aurora.sid=${randomUUID()}`;
  return {
    databaseUrl,
    checked: { userId: person.id, token: "", headers: person.headers },
    check,
    garbage: { ...check({ headers: { ...person.headers, cookie: garbage } }), status: 401 },
    signOut: (session) => leave(session, "this"),
    everywhere: (session) => leave(session, "all"),
    make: (users, each) => make(databaseUrl, person, users, each),
    countLive: (sessions) =>
      readNumber(
        databaseUrl,
        `SELECT count(*) AS number FROM "Session" WHERE "tokenHash" = ANY($1) AND "endedAt" IS NULL`,
        [sessions.map(({ token }) => createHash("sha256").update(token).digest("base64url"))],
      ),
    fill: (count) => fill(databaseUrl, person, count),
  };
}
