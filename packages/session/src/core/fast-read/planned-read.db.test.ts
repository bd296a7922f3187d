import { expect, test } from "vitest";
import { z } from "zod";
import { db, pool } from "@/lib/db";
import { processState } from "../../base/process-state.ts";
import { findSession } from "../session-queries.ts";
import { signOut } from "../sign-out.ts";
import { database } from "../database.ts";
import { issueToken } from "../token-key.ts";
import { countStatements, execute, signedIn } from "@/testing/helpers/test-browser";

const MANY = 50_000;
// After five plans for given values, PostgreSQL makes one plan for all values.
const PLANNED_AFTER = 8;

async function fillTable(userId: string): Promise<void> {
  await execute(
    `INSERT INTO "Session" (id, "tokenHash", "previousTokenHash", "userId", "expiresAt", "idleTimeoutSeconds", persistent,
       "deviceName", "userAgent", provider)
     SELECT gen_random_uuid(), 'now ' || i, 'before ' || i, $1, now() + interval '1 day', 3600, false, 'x', 'x', 'password'
     FROM generate_series(1, $2) i`,
    [userId, MANY],
  );
  await execute("ANALYZE");
}

async function plansOf(name: string): Promise<unknown> {
  const { rows } = await pool().query("SELECT generic_plans FROM pg_prepared_statements WHERE name = $1", [name]);
  return z.array(z.object({ generic_plans: z.coerce.number() })).parse(rows)[0]?.generic_plans;
}

/** Takes the plans from every connection of the pool: the next read may be sent by any of them. */
async function dropAllPlans(): Promise<void> {
  const connections = await Promise.all(Array.from({ length: pool().totalCount }, () => pool().connect()));
  await Promise.all(connections.map((connection) => connection.query("DEALLOCATE ALL")));
  for (const connection of connections) connection.release();
}

async function explain(statement: string): Promise<string> {
  const { rows } = await pool().query(`EXPLAIN EXECUTE ${statement}`);
  return z
    .array(z.object({ "QUERY PLAN": z.string() }))
    .parse(rows)
    .map((row) => row["QUERY PLAN"])
    .join("\n");
}

test("a check is planned once for each connection, alone or shared, and finds its rows by index", async () => {
  const [ann, ben] = [await signedIn(), await signedIn()];
  await fillTable(ann.user.id);
  for (let round = 0; round < PLANNED_AFTER; round += 1) {
    expect(await findSession(ann.token, null)).toMatchObject({ state: "live", session: { id: ann.sessionId } });
    const both = await Promise.all([findSession(ann.token, null), findSession(ben.token, null)]);
    expect(both).toMatchObject([{ session: { id: ann.sessionId } }, { session: { id: ben.sessionId } }]);
    expect(await findSession(await issueToken(database), null)).toEqual({ state: "missing" });
    const unknown = [await issueToken(database), await issueToken(database)];
    const neither = await Promise.all(unknown.map((token) => findSession(token, null)));
    expect(neither).toEqual([{ state: "missing" }, { state: "missing" }]);
  }
  for (const [statement, index] of [
    ["session_by_token('now 1')", "Session_tokenHash_key"],
    ["sessions_by_token('{now 1,now 2,NULL}')", "Session_tokenHash_key"],
    ["session_by_replaced_token('before 1')", "Session_previousTokenHash_key"],
    ["sessions_by_replaced_token('{before 1,before 2,NULL}')", "Session_previousTokenHash_key"],
  ] as const) {
    expect(await plansOf(statement.replace(/\(.*/, ""))).toBeGreaterThan(0);
    const plan = await explain(statement);
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan on "Session"');
  }
});

test("a replaced token is looked for only where no current one is found", async () => {
  const { token, sessionId } = await signedIn();
  expect(await countStatements(() => findSession(token, null))).toBe(1);
  await execute(
    `UPDATE "Session" SET "previousTokenHash" = "tokenHash", "tokenHash" = 'new', "rotatedAt" = now() WHERE id = $1`,
    [sessionId],
  );
  let reading: unknown;
  expect(
    await countStatements(async () => {
      reading = await findSession(token, null);
    }),
  ).toBe(2);
  expect(reading).toEqual({ state: "rotated" });
});

test("a database that loses its plans is no outage: the read is repeated, and later ones have no names", async () => {
  const { token } = await signedIn();
  await findSession(token, null);
  await dropAllPlans();
  expect(processState.plansReads).toBe(true);
  expect(await findSession(token, null)).toMatchObject({ state: "live" });
  expect(processState.plansReads).toBe(false);
  expect(await countStatements(() => findSession(token, null))).toBe(1);
  expect(await plansOf("session_by_token")).toBeUndefined();
});

test("a sign-out that meets a lost plan is run again without one, and ends the session once", async () => {
  delete processState.plansReads;
  const [first, second, third] = [await signedIn(), await signedIn(), await signedIn()];
  const ending = ({ token, sessionId }: typeof first) => ({
    tokens: [token],
    everywhere: false,
    expectedSessionId: sessionId,
    accessToken: null,
    unfinished: { tokens: [], ticketedIds: [], everywhere: false, everywhereIds: [] },
  });
  expect(await signOut(ending(first))).toMatchObject({ ended: { sessions: 1 } });
  await dropAllPlans();
  const both = await Promise.all([second, third].map((each) => signOut(ending(each))));
  expect(both).toMatchObject([{ ended: { sessions: 1 } }, { ended: { sessions: 1 } }]);
  expect(processState.plansReads).toBe(false);
  expect(await db().securityEvent.count({ where: { sessionId: second.sessionId, type: "session_ended" } })).toBe(1);
});
