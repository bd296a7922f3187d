import { expect, test } from "vitest";
import * as clients from "@/app/api/auth/clients/route";
import * as logout from "@/app/api/auth/logout/route";
import { connectedApp, meWith, refresh, refreshed } from "@/app/api/test-client";
import { db } from "@/lib/db";
import { createTestUser } from "@/testing/helpers/test-browser";

const CALLS_AFTER_SIGN_OUT = 500;
const ROUNDS = 50;

test("50 refreshes at once with the same token give one successor", async () => {
  const { user, tokens } = await connectedApp();
  const all = await Promise.all(Array.from({ length: 50 }, () => refreshed(tokens.refresh_token)));
  expect(new Set(all.map((pair) => pair.refresh_token)).size).toBe(1);
  expect(await db().refreshToken.count({ where: { sessionId: tokens.client_id } })).toBe(2);
  expect(await meWith(all[0]?.access_token ?? "", user)).toEqual([200]);
});

test(`after the answer to the browser's sign-out, none of ${CALLS_AFTER_SIGN_OUT} calls of its app is answered`, async () => {
  const user = await createTestUser();
  const late: unknown[] = [];
  for (let round = 0; round < CALLS_AFTER_SIGN_OUT / 10; round += 1) {
    const { browser, tokens } = await connectedApp(user);
    const call = () => meWith(tokens.access_token, user);
    const before = [call(), call()];
    await browser.send(logout.POST, "POST", "/api/auth/logout");
    late.push(...(await Promise.all(Array.from({ length: 10 }, call))));
    await Promise.all(before);
  }
  expect(late).toEqual(Array.from({ length: CALLS_AFTER_SIGN_OUT }, () => [401, "session_ended", "user"]));
});

test(`in ${ROUNDS} rounds no app that is being connected, and no refresh, survives the sign-out beside it`, async () => {
  const user = await createTestUser();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { browser, as, tokens } = await connectedApp(user);
    const thief = browser.copy();
    const body = { name: "Late" };
    await Promise.all([
      browser.send(logout.POST, "POST", "/api/auth/logout"),
      thief.send(clients.POST, "POST", "/api/auth/clients", { ...as, body }),
      thief.send(clients.POST, "POST", "/api/auth/clients", { ...as, body }),
      refresh(tokens.refresh_token),
    ]);
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
    expect(await db().session.count({ where: { userId: user.id, endedAt: null } })).toBe(0);
  }
});
