import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { readCredentials } from "./credentials.ts";
import { endSessions, NOTHING_ENDED } from "./end-session.ts";
import { createSession } from "./session-commands.ts";
import { findSession } from "./session-queries.ts";
import { signOut, type SignOut } from "./sign-out.ts";
import { transact } from "./transact.ts";
import {
  createTestSession,
  createTestUser,
  endReasonOf,
  execute,
  sessionEpochOf,
  type TestUser,
} from "@/testing/helpers/test-browser";

const nothingUnfinished = { tokens: [], ticketedIds: [], everywhere: false, everywhereIds: [] };

function ending(token: string, everywhere = false): SignOut {
  return { tokens: [token], accessToken: null, everywhere, expectedSessionId: null, unfinished: nothingUnfinished };
}

describe("while the audit trail can't be written", () => {
  let user: TestUser;
  beforeAll(async () => {
    user = await createTestUser();
    await execute(`
      CREATE FUNCTION refuse_test_event() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no trail'; END $$`);
  });
  afterAll(async () => {
    await execute("DROP FUNCTION refuse_test_event CASCADE");
  });

  async function withoutTrail<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    // Only for this user: other tests write their trail at the same time.
    await execute(`
      CREATE TRIGGER refuse_test_event BEFORE INSERT ON "SecurityEvent" FOR EACH ROW
      WHEN (NEW."userId" = '${user.id}') EXECUTE FUNCTION refuse_test_event()`);
    try {
      return await act();
    } finally {
      await execute(`DROP TRIGGER refuse_test_event ON "SecurityEvent"`);
    }
  }

  test.each([false, true])("no session is ended (everywhere: %s): both happen, or neither", async (everywhere) => {
    const { token, sessionId } = await createTestSession(user, await sessionEpochOf(user));
    const epoch = await sessionEpochOf(user);
    await withoutTrail(() => expect(signOut(ending(token, everywhere))).rejects.toThrow("no trail"));
    expect(await endReasonOf(sessionId)).toBeNull();
    expect(await sessionEpochOf(user)).toBe(epoch);
    expect(await findSession(token, null)).toMatchObject({ state: "live" });
  });

  test("no session is created, and the one before it goes on", async () => {
    const sessionEpoch = await sessionEpochOf(user);
    const { token } = await createTestSession(user, sessionEpoch);
    const count = await db().session.count({ where: { userId: user.id } });
    const device = { name: "", userAgent: "", addressHash: null, addressTruncated: null };
    const replaces = readCredentials(new Headers({ cookie: `aurora.session=${token}` }));
    const next = { userId: user.id, sessionEpoch, device, provider: "password", persistent: false, replaces };
    await withoutTrail(() => expect(createSession(next)).rejects.toThrow("no trail"));
    expect(await db().session.count({ where: { userId: user.id } })).toBe(count);
    expect(await findSession(token, null)).toMatchObject({ state: "live" });
  });
});

test("each ending is recorded once, with who, what and why, and never with a token", async () => {
  const user = await createTestUser();
  const { token, sessionId } = await createTestSession(user, 0);
  await signOut(ending(token));
  await signOut(ending(token));
  const events = await db().securityEvent.findMany({ where: { sessionId, type: "session_ended" } });
  expect(events).toMatchObject([
    { userId: user.id, actor: user.id, reason: "user", addressTruncated: "203.0.113.0/24" },
  ]);
  expect(JSON.stringify(events)).not.toContain(token);
});

test("the first reason stays: an ended row is never ended again", async () => {
  const user = await createTestUser();
  const [first, second] = [await createTestSession(user, 0), await createTestSession(user, 0)];
  await signOut(ending(first.token));
  const before = await db().session.findUniqueOrThrow({ where: { id: first.sessionId } });
  await signOut(ending(second.token, true));
  expect(await db().session.findUniqueOrThrow({ where: { id: first.sessionId } })).toEqual(before);
  expect(await endReasonOf(second.sessionId)).toBe("user_all");
});

test("the same sign-out many times at once ends its session once", async () => {
  const user = await createTestUser();
  const { token, sessionId } = await createTestSession(user, 0);
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => signOut(ending(token))));
  expect(outcomes.reduce((sum, { ended }) => sum + ended.sessions, 0)).toBe(1);
  expect(await db().securityEvent.count({ where: { sessionId, type: "session_ended" } })).toBe(1);
});

test("the database holds no token", async () => {
  const { token, sessionId } = await createTestSession(await createTestUser(), 0);
  const row = await db().session.findUniqueOrThrow({ where: { id: sessionId } });
  expect(JSON.stringify(row)).not.toContain(token);
});

test("a session is ended for its own user only: in the statement itself, whatever was asked before it", async () => {
  const [ann, ben] = [await createTestUser(), await createTestUser()];
  const [hers, his] = [await createTestSession(ann, 0), await createTestSession(ben, 0)];
  const swapped = [
    { id: hers.sessionId, userId: ben.id },
    { id: his.sessionId, userId: ann.id },
  ];
  expect(await transact((transaction) => endSessions(transaction, swapped, "user"))).toEqual(NOTHING_ENDED);
  expect([await endReasonOf(hers.sessionId), await endReasonOf(his.sessionId)]).toEqual([null, null]);
  const right = [
    { id: hers.sessionId, userId: ann.id },
    { id: his.sessionId, userId: ben.id },
  ];
  expect(await transact((transaction) => endSessions(transaction, right, "user"))).toEqual({ sessions: 2, apps: 0 });
});
