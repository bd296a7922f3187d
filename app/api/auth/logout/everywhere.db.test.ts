import { expect, test } from "vitest";
import * as logout from "@/app/api/auth/logout/route";
import * as me from "@/app/api/me/route";
import { db } from "@/lib/db";
import { endingTicket } from "aurora-session/core";
import {
  createTestSession,
  createTestUser,
  endReasonOf,
  execute,
  sessionEpochOf,
  signedIn,
  TestBrowser,
} from "@/testing/helpers/test-browser";

const all = { body: { scope: "all" } };

test("signing out everywhere ends every session of this user, and nobody else's", async () => {
  const user = await createTestUser();
  const [here, there, elsewhere] = [await signedIn(user), await signedIn(user), await signedIn(user)];
  const stranger = await signedIn();
  const answer = await here.browser.send(logout.POST, "POST", "/api/auth/logout", all);
  expect(await answer.json()).toEqual({ success: true, revocation: "committed", ended: 3 });
  for (const { browser, as } of [there, elsewhere]) {
    const refused = await browser.send(me.GET, "GET", "/api/me", as);
    expect(await refused.json()).toMatchObject({ status: 401, code: "session_ended", reason: "user_all" });
  }
  expect((await stranger.browser.send(me.GET, "GET", "/api/me", stranger.as)).status).toBe(200);
});

test("a sign-in whose password was checked before does not survive it", async () => {
  const user = await createTestUser();
  const { browser } = await signedIn(user);
  const epochBefore = await sessionEpochOf(user);
  await browser.send(logout.POST, "POST", "/api/auth/logout", all);
  expect(await sessionEpochOf(user)).toBeGreaterThan(epochBefore);
  await expect(createTestSession(user, epochBefore)).rejects.toThrow("sign_in_superseded");
  expect(await db().session.count({ where: { userId: user.id, endedAt: null } })).toBe(0);
});

test.each([
  ["was signed out", 'UPDATE "Session" SET "endedAt" = now(), "endReason" = \'user\' WHERE id = $1'],
  ["idled out", 'UPDATE "Session" SET "lastActiveAt" = now() - interval \'1 day\' WHERE id = $1'],
  ["reached its end", 'UPDATE "Session" SET "expiresAt" = now() - interval \'1 ms\' WHERE id = $1'],
])("the cookie of a session that %s can't end the others", async (_what, statement) => {
  const user = await createTestUser();
  const [stolen, mine] = [await signedIn(user), await signedIn(user)];
  await execute(statement, [stolen.sessionId]);
  const epochBefore = await sessionEpochOf(user);
  const answer = await stolen.browser.send(logout.POST, "POST", "/api/auth/logout", all);
  expect(await answer.json()).toMatchObject({ ended: 0 });
  expect(await endReasonOf(mine.sessionId)).toBeNull();
  expect(await sessionEpochOf(user)).toBe(epochBefore);
});

test("an ending ticket ends its own session only, even beside a cookie that says 'all'", async () => {
  const user = await createTestUser();
  const [ticketed, other] = [await signedIn(user), await signedIn(user)];
  const cookie = `aurora.leaving=${ticketed.sessionId}.${endingTicket(ticketed.sessionId)}; aurora.pending=all`;
  for (const scope of ["this", "all", "pending"])
    await new TestBrowser().send(logout.POST, "POST", "/api/auth/logout", { headers: { cookie }, body: { scope } });
  expect(await endReasonOf(ticketed.sessionId)).toBe("user");
  expect(await endReasonOf(other.sessionId)).toBeNull();
});
