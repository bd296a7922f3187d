import { expect, test } from "vitest";
import * as logout from "@/app/api/auth/logout/route";
import * as me from "@/app/api/me/route";
import { db } from "@/lib/db";
import { rotateSession, transact } from "aurora-session/core";
import { endReasonOf, execute, signedIn, type TestBrowser } from "@/testing/helpers/test-browser";

const device = { name: "Firefox", userAgent: "Firefox", addressHash: null, addressTruncated: null };

async function rotate(sessionId: string) {
  return transact((transaction) => rotateSession(transaction, sessionId, device));
}

async function rotated(): Promise<Awaited<ReturnType<typeof signedIn>> & { successor: TestBrowser }> {
  const session = await signedIn();
  const created = await rotate(session.sessionId);
  const successor = session.browser.copy();
  successor.cookies.set("aurora.session", created.token);
  return { ...session, successor };
}

test("the new token opens the session, whose id stays; the old one is refused with a code of its own", async () => {
  const { browser, successor, sessionId, as } = await rotated();
  const answer = await successor.send(me.GET, "GET", "/api/me", as);
  expect(await answer.json()).toMatchObject({ session: { id: sessionId } });
  const refused = await browser.send(me.GET, "GET", "/api/me", as);
  expect(await refused.json()).toMatchObject({ status: 401, code: "token_rotated" });
  expect(refused.headers.getSetCookie()).toEqual([]);
});

test("after 60 seconds the old token is unknown", async () => {
  const { browser, successor, sessionId, as } = await rotated();
  await execute(`UPDATE "Session" SET "rotatedAt" = now() - interval '50 seconds' WHERE id = $1`, [sessionId]);
  expect(await (await browser.send(me.GET, "GET", "/api/me", as)).json()).toMatchObject({ code: "token_rotated" });
  await execute(`UPDATE "Session" SET "rotatedAt" = now() - interval '61 seconds' WHERE id = $1`, [sessionId]);
  expect(await (await browser.send(me.GET, "GET", "/api/me", as)).json()).toMatchObject({ code: "session_missing" });
  expect((await successor.send(me.GET, "GET", "/api/me", as)).status).toBe(200);
});

test.each([0, 3600])("sign-out accepts the replaced token, %i seconds later too", async (seconds) => {
  const { browser, successor, sessionId, as } = await rotated();
  await execute(`UPDATE "Session" SET "rotatedAt" = now() - make_interval(secs => $2) WHERE id = $1`, [
    sessionId,
    seconds,
  ]);
  const answer = await browser.send(logout.POST, "POST", "/api/auth/logout", { body: { session: sessionId } });
  expect(await answer.json()).toEqual({ success: true, revocation: "committed", ended: 1, others: 0 });
  const refused = await successor.send(me.GET, "GET", "/api/me", as);
  expect(await refused.json()).toMatchObject({ code: "session_ended", reason: "user" });
});

test("once the session ended, its replaced token says so", async () => {
  const { browser, successor, as } = await rotated();
  await successor.send(logout.POST, "POST", "/api/auth/logout");
  expect(await (await browser.send(me.GET, "GET", "/api/me", as)).json()).toMatchObject({
    code: "session_ended",
    reason: "user",
  });
});

test("an ended session can't be rotated back into life", async () => {
  const { browser, sessionId, token } = await signedIn();
  await browser.send(logout.POST, "POST", "/api/auth/logout");
  await expect(rotate(sessionId)).rejects.toMatchObject({ code: "session_missing" });
  expect(await endReasonOf(sessionId)).toBe("user");
  expect(token).toHaveLength(43);
});

test.each([
  ["a day", false, 24 * 3600],
  ["30 days if the person stays signed in", true, 30 * 24 * 3600],
])(
  "a factor that is given again makes the session fresh and begins both its ends anew: %s",
  async (_what, persistent, seconds) => {
    const { sessionId, user } = await signedIn();
    await execute(
      `UPDATE "Session" SET persistent = $2, "authenticatedAt" = now() - interval '1 hour',
       "lastActiveAt" = now() - interval '30 minutes', "expiresAt" = now() + interval '1 minute' WHERE id = $1`,
      [sessionId, persistent],
    );
    const before = await db().session.findUniqueOrThrow({ where: { id: sessionId } });
    const { persistentSeconds } = await rotate(sessionId);
    const row = await db().session.findUniqueOrThrow({ where: { id: sessionId } });
    expect(row.authenticatedAt.getTime()).toBeGreaterThan(before.authenticatedAt.getTime());
    expect(row.expiresAt.getTime() - row.lastActiveAt.getTime()).toBe(seconds * 1000);
    expect(row.createdAt).toEqual(before.createdAt);
    expect(persistentSeconds).toBe(persistent ? seconds : null);
    expect(await db().securityEvent.count({ where: { userId: user.id, type: "session_rotated", sessionId } })).toBe(1);
  },
);

test("at its absolute end no factor gives a session another one", async () => {
  const { sessionId } = await signedIn();
  await execute(`UPDATE "Session" SET "expiresAt" = now() - interval '1 ms' WHERE id = $1`, [sessionId]);
  await expect(rotate(sessionId)).rejects.toMatchObject({ code: "session_missing" });
});
