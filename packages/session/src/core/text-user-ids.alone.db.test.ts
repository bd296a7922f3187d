import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { connectTo } from "@/lib/database/database-connection";
import { sql } from "../base/sql.ts";
import { closeDatabase, pool } from "@/lib/db";
import { transactWithPrisma } from "@/lib/prisma-transaction";
import { insertClient } from "../clients/client-session.ts";
import { refreshClient } from "../clients/refresh-token.ts";
import { readCredentials } from "./credentials.ts";
import { endEverybodysSessions } from "./end-everybody.ts";
import { endSessions } from "./end-session.ts";
import { endAllSessions, endOtherSessions } from "./end-user-sessions.ts";
import { lockLiveSession } from "./lock-session.ts";
import { noteDevice } from "./note-device.ts";
import { deleteEnded, endOverdue, forgetDevices } from "./prune-sessions.ts";
import { createSession, rotateSession, touchSession, type CreatedSession } from "./session-commands.ts";
import { findClient, findSession, getOwnedSession, listLiveSessionsOf } from "./session-queries.ts";
import { transact } from "./transact.ts";
import { execute, TEST_DEVICE } from "@/testing/helpers/test-browser";

// A host whose users have ids of another type, as Prisma's cuid() makes them: our tables stand beside its own.
const TABLES = ["User", "Session", "SessionEpoch", "RefreshToken", "TokenKey", "SecurityEvent"];
const DEVICE = { ...TEST_DEVICE, addressHash: "of its address" };
const [ANN, BEN] = ["cmb3v8x0q0000ann", "cmb3v8x0q0001ben"];

beforeAll(async () => {
  const url = String(process.env["DATABASE_URL"]);
  const client = await connectTo(url);
  await client.query("CREATE SCHEMA host");
  for (const table of TABLES) {
    await client.query(`CREATE TABLE host."${table}" (LIKE public."${table}" INCLUDING ALL)`);
    const column = table === "User" ? "id" : '"userId"';
    if (table !== "RefreshToken" && table !== "TokenKey")
      await client.query(`ALTER TABLE host."${table}" ALTER ${column} DROP DEFAULT, ALTER ${column} TYPE text`);
  }
  await client.query(`
    ALTER TABLE host."Session" ADD FOREIGN KEY ("userId") REFERENCES host."User" (id) ON DELETE CASCADE,
      ADD FOREIGN KEY ("parentId") REFERENCES host."Session" (id) ON DELETE SET NULL;
    ALTER TABLE host."SessionEpoch" ADD FOREIGN KEY ("userId") REFERENCES host."User" (id) ON DELETE CASCADE;
    ALTER TABLE host."RefreshToken" ADD FOREIGN KEY ("sessionId") REFERENCES host."Session" (id) ON DELETE CASCADE`);
  await client.end();
  vi.stubEnv("DATABASE_URL", `${url}${url.includes("?") ? "&" : "?"}schema=host`);
});
beforeEach(async () => {
  await execute(`DELETE FROM "User"`);
  for (const id of [ANN, BEN])
    await execute(`INSERT INTO "User" (id, email) VALUES ($1, $2)`, [id, `${id}@example.com`]);
});
afterAll(closeDatabase);

async function signIn(userId: string, sessionEpoch = 0): Promise<CreatedSession> {
  const replaces = readCredentials(new Headers());
  return createSession({
    userId,
    sessionEpoch,
    device: DEVICE,
    provider: "password",
    persistent: false,
    replaces,
  });
}

async function stateOf({ token }: CreatedSession): Promise<string> {
  const reading = await findSession(token, null);
  return reading.state === "ended" ? reading.reason : reading.state;
}

test("a session is created, read, listed, touched, noted, rotated and ended", async () => {
  const created = await signIn(ANN);
  const elsewhere = { ...DEVICE, addressHash: "another" };
  const reading = await findSession(created.token, elsewhere);
  expect(reading).toMatchObject({
    state: "live",
    session: {
      userId: ANN,
      deviceChange: "address",
      user: { id: ANN, email: `${ANN}@example.com` },
    },
  });
  await noteDevice(reading, () => elsewhere);
  expect(await listLiveSessionsOf([ANN, BEN])).toMatchObject([{ id: created.sessionId, userId: ANN }]);
  await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '2 minutes'`);
  expect(await touchSession({ id: created.sessionId, idleForSeconds: 120 }, 60)).not.toBeNull();
  const rotated = await transact((transaction) => rotateSession(transaction, created.sessionId, DEVICE));
  expect([await stateOf(created), await stateOf(rotated)]).toEqual(["rotated", "live"]);
  const owned = await transact(async (transaction) => {
    await endSessions(transaction, [{ id: created.sessionId, userId: BEN }], "user");
    return getOwnedSession(transaction, sql`${created.sessionId}::uuid`);
  });
  expect([owned, await stateOf(rotated)]).toEqual([{ id: created.sessionId, userId: ANN }, "live"]);
  const ended = await transact((transaction) =>
    endSessions(transaction, [{ id: created.sessionId, userId: ANN }], "user"),
  );
  expect([ended, await stateOf(rotated)]).toEqual([{ sessions: 1, apps: 0 }, "user"]);
});

test.each([
  ["the layer's", transact],
  ["Prisma's", transactWithPrisma],
])("other sessions and all end in a transaction of %s, and sign-ins under way are refused", async (_whose, run) => {
  const [one, other, bens] = [await signIn(ANN), await signIn(ANN), await signIn(BEN)];
  await run((transaction) => endOtherSessions(transaction, { id: one.sessionId, userId: ANN }, "user_elsewhere"));
  expect([await stateOf(one), await stateOf(other)]).toEqual(["live", "user_elsewhere"]);
  await run((transaction) => endAllSessions(transaction, ANN, "user_all"));
  expect([await stateOf(one), await stateOf(bens)]).toEqual(["user_all", "live"]);
  await expect(signIn(ANN)).rejects.toThrow("sign_in_superseded");
  expect(await stateOf(await signIn(ANN, 2))).toBe("live");
  await run((transaction) => forgetDevices(transaction, ANN));
  const summaries = await pool().query(`SELECT reason, count FROM "SecurityEvent" WHERE "userId" = $1 AND count > 0`, [
    ANN,
  ]);
  expect(summaries.rows).toEqual([
    { reason: "user_elsewhere", count: 1 },
    { reason: "user_all", count: 1 },
  ]);
  await execute(`DELETE FROM "SecurityEvent"`);
});

test("everybody's sessions end, whatever the order of the ids", async () => {
  // Capital letters: a database orders them by its language, JavaScript by their code.
  await execute(
    `INSERT INTO "User" (id, email) SELECT CASE WHEN n % 2 = 0 THEN 'u' ELSE 'U' END || md5(n::text), n || '@example.com'
     FROM generate_series(1, 250) n`,
  );
  const rows = await pool().query(`SELECT id FROM "User"`);
  const ids = z.array(z.object({ id: z.string() })).parse(rows.rows);
  for (const { id } of ids.slice(0, 120)) await signIn(id);
  expect(await endEverybodysSessions("operator", "reported")).toEqual({ ended: 120 });
  expect(await listLiveSessionsOf(ids.map(({ id }) => id))).toEqual([]);
  await expect(signIn(BEN)).rejects.toThrow("sign_in_superseded");
});

test("an API client is created, refreshed and read", async () => {
  const parent = await signIn(ANN);
  const isLive = await transact((transaction) => lockLiveSession(transaction, { id: parent.sessionId, userId: ANN }));
  const grant = await transact((transaction) =>
    insertClient(transaction, { userId: ANN, device: DEVICE, provider: "connected", parentId: parent.sessionId }),
  );
  const refreshed = await transact((transaction) =>
    refreshClient(transaction, { token: grant.refreshToken, clientId: null, device: DEVICE }),
  );
  expect([isLive, refreshed]).toMatchObject([true, { state: "refreshed", grant: { userId: ANN } }]);
  expect(await findClient(grant.sessionId, ANN)).toMatchObject({ state: "live", session: { userId: ANN } });
  expect(await findClient(grant.sessionId, BEN)).toEqual({ state: "missing" });
});

test("sessions past their end are pruned", async () => {
  const [idle, absolute] = [await signIn(ANN), await signIn(BEN)];
  await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '1 day' WHERE id = $1`, [idle.sessionId]);
  await execute(`UPDATE "Session" SET "expiresAt" = now() - interval '1 day' WHERE id = $1`, [absolute.sessionId]);
  expect(await endOverdue(10)).toBe(2);
  expect([await stateOf(idle), await stateOf(absolute)]).toEqual(["idle", "absolute"]);
  await execute(`UPDATE "Session" SET "endedAt" = now() - interval '1 year'`);
  expect(await deleteEnded(10)).toBe(2);
  expect(await stateOf(idle)).toBe("missing");
});
