import { createHash, randomBytes, randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import pg from "pg";
import { test } from "@/e2e/fixtures";
import { ask, sessionIdOf, signOutClient, signUpClient, type Client } from "@/e2e/api-clients";
import { noteFigure, times } from "@/e2e/faults/figures";

const COUNT = times({ short: 100, full: 1_000 });

test.use({ databaseKind: "postgres" });

/** More sessions of one person, made in the database: signing in a thousand times would be a test of password hashing. */
async function addSessions(databaseUrl: string, person: Client, count: number): Promise<Client[]> {
  const made = Array.from({ length: count }, () => ({
    id: randomUUID(),
    token: randomBytes(32).toString("base64url"),
  }));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
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

test(`${COUNT} sign-outs at once while ${COUNT} other sessions of the same person are read`, async ({ instance }) => {
  test.setTimeout(1_200_000);
  const { origin, databaseUrl } = instance;
  const person = await signUpClient(origin);
  const leaving = await addSessions(databaseUrl, person, COUNT);
  const staying = await addSessions(databaseUrl, person, COUNT);
  const startedAt = performance.now();
  const [signOuts, reads] = await Promise.all([
    Promise.all(
      leaving.map(async (client) => {
        const { status } = await signOutClient(origin, client);
        return { status, next: (await ask(origin, client)).status };
      }),
    ),
    Promise.all(staying.map(async (client) => (await ask(origin, client)).status)),
  ]);
  const tookMs = Math.round(performance.now() - startedAt);
  const committed = signOuts.filter(({ status }) => status === 200);
  const pending = signOuts.filter(({ status }) => status === 202);
  expect(committed.length + pending.length).toBe(COUNT);
  expect(committed.filter(({ next }) => next === 200)).toEqual([]);
  expect(reads.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  await expect
    .poll(
      async () => {
        const left = await Promise.all(leaving.map((client) => ask(origin, client)));
        return left.filter(({ status, reason }) => status !== 401 || reason !== "user").length;
      },
      { timeout: 300_000 },
    )
    .toBe(0);
  const afterwards = await Promise.all(staying.map((client) => ask(origin, client)));
  expect(afterwards.filter(({ status }) => status !== 200)).toEqual([]);
  const outages = reads.filter((status) => status === 503).length;
  noteFigure(
    `${COUNT} sign-outs while ${COUNT} sessions are read, all within ${tookMs} ms: ${committed.length} answered 200, ` +
      `${pending.length} answered 202, 0 accepted afterwards, 0 lost, 0 others signed out; ${outages} reads answered 503`,
  );
});
