import { beforeAll, describe, expect, test } from "vitest";
import * as logout from "@/app/api/auth/logout/route";
import * as signup from "@/app/api/auth/signup/route";
import * as me from "@/app/api/me/route";
import { createTestUser, endReasonOf, execute, signedIn, TestBrowser } from "@/testing/helpers/test-browser";

const PATH = "/api/auth/logout";

// The first connection of a process takes its time; a transaction has only 3 s.
beforeAll(createTestUser);

describe("sign up, look, sign out, and it is over", () => {
  test("for the browser and for every copy of its cookie", async () => {
    const browser = new TestBrowser();
    const body = { email: `${crypto.randomUUID()}@example.com`, password: "a quiet morning" };
    const created = await browser.send(signup.POST, "POST", "/api/auth/signup", { body });
    expect(created.status).toBe(201);
    const { user }: { user: { id: string } } = await created.json();
    const as = { headers: { "x-user-id": user.id } };
    const copy = browser.copy();
    expect((await browser.send(me.GET, "GET", "/api/me", as)).status).toBe(200);

    const signedOut = await browser.send(logout.POST, "POST", PATH);
    expect(signedOut.status).toBe(200);
    expect(await signedOut.json()).toEqual({ success: true, revocation: "committed", ended: 1 });
    expect([...browser.cookies.keys()]).toEqual(["aurora.device"]);

    const refused = await copy.send(me.GET, "GET", "/api/me", as);
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ code: "session_ended", reason: "user" });
  });
});

describe("a page that names its session hears how many other devices stay signed in", () => {
  test.each([
    ["none beside it", 0, "this", 0],
    ["two live ones", 2, "this", 2],
    ["none after an ending of all", 2, "all", 0],
  ] as const)("%s", async (_what, live, scope, others) => {
    const here = await signedIn();
    for (let count = 0; count < live; count += 1) await signedIn(here.user);
    const timedOut = await signedIn(here.user);
    await letIdleOut(timedOut.sessionId);
    await signedIn();
    const body = { scope, session: here.sessionId };
    const answer = await here.browser.send(logout.POST, "POST", PATH, { body });
    expect(await answer.json()).toMatchObject({ revocation: "committed", others });
  });

  test("not where its session was over before, and not what is another person's", async () => {
    const [over, doubled, stranger] = [await signedIn(), await signedIn(), await signedIn()];
    await letIdleOut(over.sessionId);
    const late = await over.browser.send(logout.POST, "POST", PATH, { body: { session: over.sessionId } });
    expect(await late.json()).toEqual({ success: true, revocation: "committed", ended: 0 });
    const cookie = `aurora.pending=${stranger.token}; aurora.session=${doubled.token}`;
    const answer = await new TestBrowser().send(logout.POST, "POST", PATH, {
      headers: { cookie },
      body: { session: doubled.sessionId },
    });
    expect(await answer.json()).toEqual({ success: true, revocation: "committed", ended: 2 });
  });

  test("an app is no device", async () => {
    const here = await signedIn();
    const there = await signedIn(here.user);
    await execute(`UPDATE "Session" SET "isClient" = true WHERE id = $1`, [there.sessionId]);
    const answer = await here.browser.send(logout.POST, "POST", PATH, { body: { session: here.sessionId } });
    expect(await answer.json()).toMatchObject({ others: 0 });
  });
});

function letIdleOut(sessionId: string) {
  return execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '30 days' WHERE id = $1`, [sessionId]);
}

describe("leaving is always possible", () => {
  test("twice: the second time the same 200 ends nothing more", async () => {
    const { browser, sessionId } = await signedIn();
    const copy = browser.copy();
    await browser.send(logout.POST, "POST", PATH);
    const again = await copy.send(logout.POST, "POST", PATH);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual({ success: true, revocation: "committed", ended: 0 });
    expect([...copy.cookies.keys()]).toEqual([]);
    expect(await endReasonOf(sessionId)).toBe("user");
  });

  test("without a session, and with one that nobody knows", async () => {
    for (const cookie of ["", `aurora.session=${"x".repeat(43)}`, "aurora.session=garbage"]) {
      const answer = await new TestBrowser().send(logout.POST, "POST", PATH, { headers: { cookie } });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({ success: true, revocation: "committed", ended: 0 });
      expect(answer.headers.getSetCookie().join("\n")).toMatch(/^aurora\.session=;.*Max-Age=0/m);
    }
  });

  test.each([
    ["no JSON", "}{", "application/json"],
    ["a wrong content type", "scope=all", "application/x-www-form-urlencoded"],
    ["an unknown scope", '{"scope":"planet"}', "application/json"],
    ["a wrong type", '{"session":{"a":1},"scope":7}', "application/json"],
    ["a list", "[]", "application/json"],
    ["null", "null", "application/json"],
    ["20 KiB", `"${"x".repeat(20_000)}"`, "application/json"],
    ["no content type", "{}", ""],
  ])("with a body that is %s", async (_what, body, type) => {
    const { browser, sessionId } = await signedIn();
    const answer = await browser.send(logout.POST, "POST", PATH, { body, headers: { "content-type": type } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ ended: 1 });
    expect(await endReasonOf(sessionId)).toBe("user");
  });

  test("with a page to go to, of this origin or the receipt's", async () => {
    for (const [redirectTo, url] of [
      ["/goodbye", "http://localhost:3000/goodbye"],
      ["//evil.example", "http://localhost:3000/signed-out"],
    ]) {
      const { browser } = await signedIn();
      const answer = await browser.send(logout.POST, "POST", PATH, { body: { redirectTo } });
      expect(await answer.json()).toEqual({ success: true, revocation: "committed", ended: 1, url });
    }
  });

  test("with doubled cookies: every session they name ends", async () => {
    const [first, second] = [await signedIn(), await signedIn()];
    const cookie = `aurora.session=${first.token}; aurora.session=${second.token}`;
    const answer = await new TestBrowser().send(logout.POST, "POST", PATH, { headers: { cookie } });
    expect(await answer.json()).toMatchObject({ ended: 2 });
    expect(await endReasonOf(first.sessionId)).toBe("user");
    expect(await endReasonOf(second.sessionId)).toBe("user");
  });
});

describe("nobody is signed out by", () => {
  test.each(["GET", "HEAD", "PUT", "PATCH", "DELETE"] as const)("%s, which answers 405", async (method) => {
    const { browser, sessionId } = await signedIn();
    const answer = await browser.send(logout[method], method, PATH);
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("POST, OPTIONS");
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await endReasonOf(sessionId)).toBeNull();
  });

  test.each([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: "http://localhost:3000" },
    { origin: "https://evil.example" },
    { origin: "null" },
  ])("another site: %o", async (headers) => {
    const { browser, sessionId } = await signedIn();
    const answer = await browser.send(logout.POST, "POST", PATH, { headers });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "cross_site" });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.has("clear-site-data")).toBe(false);
    expect(await endReasonOf(sessionId)).toBeNull();
  });

  test("a page that was opened with another session: neither ended nor cleared", async () => {
    const { browser, sessionId } = await signedIn();
    const former = await signedIn();
    const answer = await browser.send(logout.POST, "POST", PATH, { body: { scope: "all", session: former.sessionId } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ success: true, revocation: "committed", ended: 0, otherSession: true });
    expect(answer.headers.getSetCookie().join("\n")).not.toMatch(/^aurora\.(session|sid)=/m);
    expect(await endReasonOf(sessionId)).toBeNull();
    expect(await endReasonOf(former.sessionId)).toBeNull();
  });
});
