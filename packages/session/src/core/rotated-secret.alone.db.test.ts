import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { settings } from "../base/settings.ts";
import { processState } from "../base/process-state.ts";
import * as login from "@/app/api/auth/login/route";
import * as logout from "@/app/api/auth/logout/route";
import * as code from "@/app/api/auth/reauthenticate/code/route";
import * as reauthenticate from "@/app/api/auth/reauthenticate/route";
import * as me from "@/app/api/me/route";
import { connectedApp, meWith, refreshed } from "@/app/api/test-client";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { endingTicket } from "aurora-session/core";
import { createTestUser, endReasonOf, signedIn, TEST_PASSWORD, TestBrowser } from "@/testing/helpers/test-browser";
import { newestMailTo } from "@/testing/helpers/test-mail";

const OLD = "a secret of database tests, and of nothing else";
const NEW = "another secret of database tests, and of nothing else";
const HOME = "203.0.113.7";

/** Goes on as a process that was started again with these secrets. */
function startAgainWith(secret: string, previous: readonly string[]): void {
  Object.assign(env(), { AUTH_SECRET: secret, AUTH_SECRET_PREVIOUS: previous });
  Object.assign(settings(), { secret, previousSecrets: previous });
  delete processState.signingKeys;
}

const STEPS = [
  ["the first step", () => startAgainWith(NEW, [OLD])],
  ["a step before it, for servers that are started one by one", () => startAgainWith(OLD, [NEW])],
] as const;

beforeAll(() => vi.stubEnv("DEVICE_BINDING", "strict"));
beforeEach(() => startAgainWith(OLD, []));

async function statusOf(browser: TestBrowser, userId: string, address: string): Promise<number> {
  const headers = { "x-user-id": userId };
  return (await browser.send(me.GET, "GET", "/api/me", { headers, address })).status;
}

async function signIn(): Promise<{ browser: TestBrowser; userId: string; sessionId: string }> {
  const user = await createTestUser();
  const browser = new TestBrowser();
  const body = { email: user.email, password: TEST_PASSWORD };
  expect((await browser.send(login.POST, "POST", "/api/auth/login", { body, address: HOME })).status).toBe(200);
  return { browser, userId: user.id, sessionId: browser.cookie("sid") };
}

test.each(STEPS)("after %s everybody is still signed in, and no device has changed", async (_step, rotate) => {
  const { browser, userId } = await signIn();
  const { addressHash } = await db().session.findFirstOrThrow({ where: { userId }, select: { addressHash: true } });
  rotate();
  expect(await statusOf(browser, userId, HOME)).toBe(200);
  expect(await db().securityEvent.count({ where: { userId, type: "device_changed" } })).toBe(0);
  // The row follows by itself, so that nothing needs the old secret later.
  const after = await db().session.findFirstOrThrow({ where: { userId }, select: { addressHash: true } });
  expect(after.addressHash === addressHash).toBe(settings().secret === OLD);
});

test.each(STEPS)("after %s a page that was rendered before still signs out", async (_step, rotate) => {
  const { sessionId } = await signedIn();
  const ticket = endingTicket(sessionId);
  rotate();
  const leaving = new TestBrowser();
  leaving.cookies.set("aurora.leaving", `${sessionId}.${ticket}`);
  expect((await leaving.send(logout.POST, "POST", "/api/auth/logout")).status).toBe(200);
  expect(await endReasonOf(sessionId)).toBe("user");
});

test("after the first step an API client's tokens are good, and no new key signs", async () => {
  const { user, tokens } = await connectedApp();
  startAgainWith(NEW, [OLD]);
  expect(await meWith(tokens.access_token, user)).toEqual([200]);
  const next = await refreshed(tokens.refresh_token);
  expect(await meWith(next.access_token, user)).toEqual([200]);
  expect(await db().signingKey.count()).toBe(1);
});

test("after the first step mail that waits can be read, and a mailed code works", async () => {
  const user = await createTestUser();
  await db().user.update({ where: { id: user.id }, data: { passwordHash: null } });
  const { browser, as } = await signedIn(user);
  await browser.send(code.POST, "POST", "/api/auth/reauthenticate/code", as);
  startAgainWith(NEW, [OLD]);
  const mail = await newestMailTo(user.email);
  const [mailed = ""] = /\d{8}/.exec(mail.text) ?? [];
  const body = { code: mailed };
  expect((await browser.send(reauthenticate.POST, "POST", "/api/auth/reauthenticate", { ...as, body })).status).toBe(
    200,
  );
});

test("even a second step that follows at once signs nobody out: a client gets 401 once, and refreshes", async () => {
  const { user, tokens } = await connectedApp();
  const { browser, userId } = await signIn();
  startAgainWith(NEW, []);
  expect(await statusOf(browser, userId, HOME)).toBe(200);
  expect((await meWith(tokens.access_token, user))[0]).toBe(401);
  expect(await meWith((await refreshed(tokens.refresh_token)).access_token, user)).toEqual([200]);
});

test("a secret that is neither makes no ticket", async () => {
  const { sessionId } = await signedIn();
  const ticket = endingTicket(sessionId);
  startAgainWith(NEW, []);
  const leaving = new TestBrowser();
  leaving.cookies.set("aurora.leaving", `${sessionId}.${ticket}`);
  await leaving.send(logout.POST, "POST", "/api/auth/logout");
  expect(await endReasonOf(sessionId)).toBeNull();
});
