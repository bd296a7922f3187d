import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db, pool } from "@/lib/db";
import { database } from "./database.ts";
import { endSessions } from "./end-session.ts";
import { endAllSessions } from "./end-user-sessions.ts";
import { lockLiveSession } from "./lock-session.ts";
import { findSession } from "./session-queries.ts";
import { signOut } from "./sign-out.ts";
import { lockSessions, raiseSessionEpoch, readSessionEpoch } from "./session-epoch.ts";
import { transact } from "./transact.ts";
import { createTestSession, createTestUser, execute, signedIn } from "@/testing/helpers/test-browser";

test("of two who lock a user's sessions for the first time at once, one waits, and sees what the other has raised", async () => {
  const { id } = await createTestUser();
  let waiting: Promise<unknown> = Promise.resolve();
  await transact(async (transaction) => {
    expect(await lockSessions(transaction, id)).toEqual({ epoch: 0, disabled: false });
    waiting = transact((other) => lockSessions(other, id));
    await expect.poll(waitingForLocks).toBeGreaterThan(0);
    await raiseSessionEpoch(transaction, id);
  });
  expect(await waiting).toEqual({ epoch: 1, disabled: false });
});

async function waitingForLocks(): Promise<number> {
  const waiting = await pool().query(
    "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
  );
  return waiting.rows.length;
}

test("signing out everywhere ends the others although its own session ends while it waits", async () => {
  const { user, token, sessionId } = await signedIn();
  const other = await createTestSession(user, 0);
  let waiting: Promise<unknown> = Promise.resolve();
  await transact(async (transaction) => {
    await lockSessions(transaction, user.id);
    const unfinished = { tokens: [], everywhere: false, ticketedIds: [], everywhereIds: [] };
    waiting = signOut({ tokens: [token], accessToken: null, everywhere: true, expectedSessionId: null, unfinished });
    await expect.poll(waitingForLocks).toBeGreaterThan(0);
    await endSessions(transaction, [{ id: sessionId, userId: user.id }], "replaced_by_login");
  });
  expect(await waiting).toMatchObject({ ended: { sessions: 1, apps: 0 } });
  expect(await findSession(other.token, null)).toMatchObject({ state: "ended", reason: "user_all" });
});

test("nobody signs in to an account that is not there, and its epoch goes with it", async () => {
  const nobody = { id: randomUUID(), email: "nobody@example.com" };
  expect(await transact((transaction) => lockSessions(transaction, nobody.id))).toBeNull();
  await expect(createTestSession(nobody, 0)).rejects.toThrow("sign_in_superseded");
  const { user } = await signedIn();
  await transact((transaction) => raiseSessionEpoch(transaction, user.id));
  await execute(`DELETE FROM "User" WHERE id = $1`, [user.id]);
  expect(await db().sessionEpoch.count({ where: { userId: user.id } })).toBe(0);
});

test("a session from before the table is locked and ended all the same", async () => {
  const { user, sessionId } = await signedIn();
  await execute(`DELETE FROM "SessionEpoch" WHERE "userId" = $1`, [user.id]);
  expect(await transact((transaction) => lockLiveSession(transaction, { id: sessionId, userId: user.id }))).toBe(true);
  await transact((transaction) => endAllSessions(transaction, user.id, "user_all"));
  expect(await readSessionEpoch(database, user.id)).toBe(1);
});

test("while an instance of the version before runs beside, either raises the epoch of both, once", async () => {
  const { id } = await createTestUser();
  const former = async () => (await pool().query(`SELECT "sessionEpoch" FROM "User" WHERE id = $1`, [id])).rows;
  await execute(`UPDATE "User" SET "sessionEpoch" = "sessionEpoch" + 1 WHERE id = $1`, [id]);
  expect([await readSessionEpoch(database, id), await former()]).toEqual([1, [{ sessionEpoch: 1 }]]);
  await transact((transaction) => endAllSessions(transaction, id, "user_all"));
  expect([await readSessionEpoch(database, id), await former()]).toEqual([2, [{ sessionEpoch: 2 }]]);
  await transact((transaction) => lockSessions(transaction, id));
  expect([await readSessionEpoch(database, id), await former()]).toEqual([2, [{ sessionEpoch: 2 }]]);
});
