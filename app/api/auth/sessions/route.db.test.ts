import { expect, test } from "vitest";
import * as sessionsRoute from "@/app/api/auth/sessions/route";
import { sessionsSchema } from "aurora-session/shared";
import { db } from "@/lib/db";
import { createTestUser, execute, signedIn } from "@/testing/helpers/test-browser";

test("lists this user's live sessions, the last used first, and marks the current one", async () => {
  const user = await createTestUser();
  const [here, there, ended, idle, absolute] = [
    await signedIn(user),
    await signedIn(user),
    await signedIn(user),
    await signedIn(user),
    await signedIn(user),
  ];
  await signedIn();
  await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '1 minute' WHERE id = $1`, [here.sessionId]);
  await execute(`UPDATE "Session" SET "endedAt" = now(), "endReason" = 'user' WHERE id = $1`, [ended.sessionId]);
  await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '2 hours' WHERE id = $1`, [idle.sessionId]);
  await execute(`UPDATE "Session" SET "expiresAt" = now() - interval '1 ms' WHERE id = $1`, [absolute.sessionId]);
  const answer = await here.browser.send(sessionsRoute.GET, "GET", "/api/auth/sessions", here.as);
  const text = await answer.text();
  const { sessions } = sessionsSchema.parse(JSON.parse(text));
  expect(sessions.map(({ id, current }) => [id, current])).toEqual([
    [there.sessionId, false],
    [here.sessionId, true],
  ]);
  expect(JSON.parse(text)).toEqual({ sessions });
  expect(text).not.toContain(here.token);
});

test("a person who must change their password is sent to do that first", async () => {
  const { browser, user, as } = await signedIn();
  await db().user.update({ where: { id: user.id }, data: { mustChangePassword: true } });
  const answer = await browser.send(sessionsRoute.GET, "GET", "/api/auth/sessions", as);
  expect(await answer.json()).toMatchObject({ status: 403, code: "password_change_required" });
});
