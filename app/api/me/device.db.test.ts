import { afterEach, expect, test } from "vitest";
import * as login from "@/app/api/auth/login/route";
import * as session from "@/app/api/auth/session/route";
import * as others from "@/app/api/auth/sessions/route";
import * as me from "@/app/api/me/route";
import { settings, subscribe } from "aurora-session/core";
import { db } from "@/lib/db";
import { createTestUser, endReasonOf, signedIn, TEST_PASSWORD, TestBrowser } from "@/testing/helpers/test-browser";

const CHROME_ON_WINDOWS =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36";
const FIREFOX_ON_WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
const NEXT_FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0";
const binding = settings();
const DEFAULT = binding.deviceBinding;

afterEach(() => {
  binding.deviceBinding = DEFAULT;
});

async function visit(userAgent: string) {
  const someone = await signedIn();
  const headers = { ...someone.as.headers, "user-agent": userAgent };
  const read = () => someone.browser.send(me.GET, "GET", "/api/me", { headers });
  const isFresh = async () =>
    (await someone.browser.send(others.DELETE, "DELETE", "/api/auth/sessions?scope=others", { headers })).status ===
    200;
  const changes = () => db().securityEvent.count({ where: { sessionId: someone.sessionId, type: "device_changed" } });
  return { ...someone, read, isFresh, changes };
}

test("another browser on another system ends the session, for its rightful holder too, and says why", async () => {
  const { browser, sessionId, as, read } = await visit(CHROME_ON_WINDOWS);
  const answer = await read();
  expect([answer.status, await answer.json()]).toEqual([
    401,
    expect.objectContaining({ code: "session_ended", reason: "device_mismatch" }),
  ]);
  expect(await endReasonOf(sessionId)).toBe("device_mismatch");
  expect((await browser.send(me.GET, "GET", "/api/me", as)).status).toBe(401);
  const event = await db().securityEvent.findFirstOrThrow({ where: { sessionId, type: "session_ended" } });
  expect([event.reason, event.actor]).toEqual(["device_mismatch", "system"]);
});

test("a stolen cookie that is tried on Auth.js's session route ends the session too", async () => {
  const { browser, sessionId } = await signedIn();
  const headers = { "user-agent": CHROME_ON_WINDOWS };
  const answer = await browser.send(session.GET, "GET", "/api/auth/session", { headers });
  expect([answer.status, await answer.json()]).toEqual([200, null]);
  expect(await endReasonOf(sessionId)).toBe("device_mismatch");
});

test("another system alone is recorded once, and the session is not fresh until a factor is given again", async () => {
  const { read, isFresh, changes } = await visit(FIREFOX_ON_WINDOWS);
  expect((await read()).status).toBe(200);
  expect((await read()).status).toBe(200);
  expect([await isFresh(), await changes()]).toEqual([false, 1]);
});

test("another address alone takes no freshness; it is recorded where the network is another one", async () => {
  const user = await createTestUser();
  const browser = new TestBrowser();
  const at = (address: string) => ({ headers: { "x-user-id": user.id }, address });
  const body = { email: user.email, password: TEST_PASSWORD };
  await browser.send(login.POST, "POST", "/api/auth/login", { ...at("203.0.113.7"), body });
  const endOthers = async (address: string) =>
    (await browser.send(others.DELETE, "DELETE", "/api/auth/sessions?scope=others", at(address))).status;
  expect(await endOthers("203.0.113.7")).toBe(200);
  // If pages heard of it, they would ask again, and from yet another address where each connection has its own.
  const heard: string[] = [];
  const stop = subscribe(user.id, ({ type }) => heard.push(type));
  for (const address of ["203.0.113.8", "198.51.100.9", "198.51.100.10"]) {
    const answer = await browser.send(me.GET, "GET", "/api/me", at(address));
    expect([answer.status, await endOthers(address)]).toEqual([200, 200]);
  }
  const seen = await browser.send(me.GET, "GET", "/api/me", at("198.51.100.10"));
  expect(await seen.json()).toMatchObject({ session: { device: { address: "198.51.100.0/24" } } });
  expect(await db().securityEvent.count({ where: { userId: user.id, type: "device_changed" } })).toBe(1);
  stop();
  expect(heard).not.toContain("changed");
});

test("a new version of the same browser is no change", async () => {
  const { read, isFresh, changes } = await visit(NEXT_FIREFOX);
  expect((await read()).status).toBe(200);
  expect([await isFresh(), await changes()]).toEqual([true, 0]);
});

test.each([
  ["off", CHROME_ON_WINDOWS, 200, 0],
  ["record", CHROME_ON_WINDOWS, 200, 1],
  ["strict", FIREFOX_ON_WINDOWS, 401, 0],
  ["strict", NEXT_FIREFOX, 200, 0],
] as const)("DEVICE_BINDING=%s, %s: %i", async (mode, userAgent, status, recorded) => {
  binding.deviceBinding = mode;
  const { read, changes } = await visit(userAgent);
  expect([(await read()).status, await changes()]).toEqual([status, recorded]);
});
