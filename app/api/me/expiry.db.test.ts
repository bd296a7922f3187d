import { describe, expect, test } from "vitest";
import * as activity from "@/app/api/auth/activity/route";
import * as logout from "@/app/api/auth/logout/route";
import * as me from "@/app/api/me/route";
import { db } from "@/lib/db";
import { touchSession, idleEnd } from "aurora-session/core";
import { countStatements, endReasonOf, execute, signedIn } from "@/testing/helpers/test-browser";

// A millisecond ago, because the columns round the microseconds of now(), also up.
const AGO = "now() - interval '1 ms'";
const ENDS = [
  ["idle", `UPDATE "Session" SET "lastActiveAt" = ${AGO} - make_interval(secs => "idleTimeoutSeconds") WHERE id = $1`],
  ["absolute", `UPDATE "Session" SET "expiresAt" = ${AGO} WHERE id = $1`],
] as const;

describe.each(ENDS)("at its %s end", (reason, pass) => {
  test("a session is refused with that reason, and no read writes", async () => {
    const { browser, as, sessionId } = await signedIn();
    await execute(pass, [sessionId]);
    const answer = await browser.send(me.GET, "GET", "/api/me", as);
    expect(await answer.json()).toMatchObject({ status: 401, code: "session_ended", reason });
    expect(await endReasonOf(sessionId)).toBeNull();
  });

  test("no activity revives it", async () => {
    const { browser, as, sessionId } = await signedIn();
    await execute(pass, [sessionId]);
    await touchSession({ id: sessionId, idleForSeconds: 3_600 }, 60);
    const answer = await browser.send(me.GET, "GET", "/api/me", as);
    expect(await answer.json()).toMatchObject({ status: 401, reason });
  });

  test("signing out of it ends nothing more, and row and trail keep the true reason", async () => {
    const { browser, user, sessionId } = await signedIn();
    await execute(pass, [sessionId]);
    const answer = await browser.send(logout.POST, "POST", "/api/auth/logout");
    expect(await answer.json()).toEqual({ success: true, revocation: "committed", ended: 0 });
    expect(await endReasonOf(sessionId)).toBe(reason);
    const events = await db().securityEvent.findMany({ where: { userId: user.id, type: "session_ended" } });
    expect(events.map((event) => event.reason)).toEqual([reason]);
  });
});

test("a person's activity moves the idle end, but at most once a minute and never the absolute end", async () => {
  const { sessionId } = await signedIn();
  const read = () => db().session.findUniqueOrThrow({ where: { id: sessionId } });
  const before = await read();
  expect(await touchSession({ id: sessionId, idleForSeconds: 3_600 }, 60)).toBeNull();
  expect(await read()).toEqual(before);
  await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '10 minutes' WHERE id = $1`, [sessionId]);
  const noted = await touchSession({ id: sessionId, idleForSeconds: 3_600 }, 60);
  const afterwards = await read();
  expect(noted).toEqual({ lastActiveAt: afterwards.lastActiveAt, idleExpiresAt: idleEnd(afterwards) });
  expect(afterwards.lastActiveAt.getTime()).toBeGreaterThanOrEqual(before.lastActiveAt.getTime());
  expect(afterwards.expiresAt).toEqual(before.expiresAt);
});

test("activity that the session's row shows to be noted already costs no statement", async () => {
  const { browser, as, sessionId } = await signedIn();
  const answerOf = () => browser.send(activity.POST, "POST", "/api/auth/activity", as);
  expect(await countStatements(() => touchSession({ id: sessionId, idleForSeconds: 59 }, 60))).toBe(0);
  await execute(`UPDATE "Session" SET "lastActiveAt" = now() + interval '1 minute' WHERE id = $1`, [sessionId]);
  expect(await countStatements(answerOf)).toBe(1);
  await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '1 minute' WHERE id = $1`, [sessionId]);
  expect(await countStatements(answerOf)).toBe(2);
});

test("no activity revives a session that was ended", async () => {
  const { sessionId, browser, as } = await signedIn();
  await browser.copy().send(logout.POST, "POST", "/api/auth/logout");
  await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '10 minutes' WHERE id = $1`, [sessionId]);
  const before = await db().session.findUniqueOrThrow({ where: { id: sessionId } });
  await touchSession({ id: sessionId, idleForSeconds: 3_600 }, 60);
  expect(await db().session.findUniqueOrThrow({ where: { id: sessionId } })).toEqual(before);
  expect((await browser.send(me.GET, "GET", "/api/me", as)).status).toBe(401);
});

test("a disabled user's session is over, and says why", async () => {
  const { browser, user, as } = await signedIn();
  await db().user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
  const answer = await browser.send(me.GET, "GET", "/api/me", as);
  expect(await answer.json()).toMatchObject({ status: 401, code: "session_ended", reason: "user_disabled" });
});
