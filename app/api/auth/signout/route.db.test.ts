import { expect, test } from "vitest";
import * as sessionRoute from "@/app/api/auth/session/route";
import * as signout from "@/app/api/auth/signout/route";
import { endReasonOf, execute, signedIn, TestBrowser } from "@/testing/helpers/test-browser";

const FORM = { "content-type": "application/x-www-form-urlencoded" };

function callback(url: string): { headers: typeof FORM; body: string } {
  return { headers: FORM, body: new URLSearchParams({ csrfToken: "x", callbackUrl: url }).toString() };
}

// Without an address of its own, `next-auth/react` sends the one of the page that it is on.
function from(page: string, url: string, name = "callbackUrl") {
  return { headers: { ...FORM, referer: page }, body: new URLSearchParams({ [name]: url }).toString() };
}

test("next-auth/react's signOut ends the session and gets Auth.js's shape", async () => {
  const { browser, sessionId } = await signedIn();
  const answer = await browser.send(
    signout.POST,
    "POST",
    "/api/auth/signout",
    from("http://localhost:3000/dashboard", "http://localhost:3000/dashboard"),
  );
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ url: "http://localhost:3000/signed-out" });
  expect(await endReasonOf(sessionId)).toBe("user");
  expect(browser.cookies.size).toBe(0);
});

test.each(["callbackUrl", "redirectTo"])("a page of ours that %s asks for is where it leads", async (name) => {
  const { browser } = await signedIn();
  const form = from("http://localhost:3000/dashboard", "/goodbye?x=1", name);
  const answer = await browser.send(signout.POST, "POST", "/api/auth/signout", form);
  expect(await answer.json()).toEqual({ url: "http://localhost:3000/goodbye?x=1" });
});

test("a page whose own address has a parameter of that name is signed out all the same", async () => {
  const { browser, sessionId } = await signedIn();
  const page = "http://localhost:3000/pay?session=cs_test_1";
  await browser.send(signout.POST, "POST", "/api/auth/signout", from(page, page));
  expect([await endReasonOf(sessionId), browser.cookies.size]).toEqual(["user", 0]);
});

test("a tab of a former session does not sign out who is signed in now", async () => {
  const [former, now] = [await signedIn(), await signedIn()];
  const form = callback(`/signed-out?session=${former.sessionId}`);
  const answer = await now.browser.send(signout.POST, "POST", "/api/auth/signout", form);
  expect(answer.status).toBe(200);
  expect(await endReasonOf(now.sessionId)).toBeNull();
  expect(now.browser.cookie("session")).toBe(now.token);
});

test("a foreign callback address leads nowhere foreign, and another site is refused", async () => {
  const { browser, sessionId } = await signedIn();
  const refused = await browser.send(signout.POST, "POST", "/api/auth/signout", {
    headers: { ...FORM, origin: "https://evil.example" },
    body: "",
  });
  expect([refused.status, refused.headers.getSetCookie(), await endReasonOf(sessionId)]).toEqual([403, [], null]);
  const answer = await browser.send(signout.POST, "POST", "/api/auth/signout", callback("https://evil.example/"));
  expect(await answer.json()).toEqual({ url: "http://localhost:3000/signed-out" });
});

test("GET is refused and ends nothing", async () => {
  const { browser, sessionId } = await signedIn();
  const answer = await browser.send(signout.GET, "GET", "/api/auth/signout");
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  expect(await endReasonOf(sessionId)).toBeNull();
});

test("GET /api/auth/session has Auth.js's shape for a live session, null for any other, and never sets a cookie", async () => {
  const { browser, user, sessionId, token } = await signedIn();
  const live = await browser.send(sessionRoute.GET, "GET", "/api/auth/session");
  const body: unknown = await live.clone().json();
  expect(body).toEqual({
    user: { id: user.id, email: user.email, name: null, image: null },
    expires: expect.any(String),
  });
  expect(await live.text()).not.toContain(token);
  await execute(`UPDATE "Session" SET "expiresAt" = now() - interval '1 ms' WHERE id = $1`, [sessionId]);
  for (const asking of [browser, new TestBrowser()]) {
    const answer = await asking.send(sessionRoute.GET, "GET", "/api/auth/session");
    expect([answer.status, await answer.json(), answer.headers.getSetCookie()]).toEqual([200, null, []]);
  }
});

test("a form that was sent without scripts is signed out too, and redirected to the page that says so", async () => {
  const { browser, sessionId } = await signedIn();
  const answer = await browser.send(signout.POST, "POST", "/api/auth/signout", {
    headers: { ...FORM, "sec-fetch-mode": "navigate", "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ callbackUrl: `/signed-out?session=${sessionId}` }).toString(),
  });
  expect([answer.status, answer.headers.get("location"), await answer.text()]).toEqual([
    303,
    "http://localhost:3000/signed-out",
    "",
  ]);
  expect(await endReasonOf(sessionId)).toBe("user");
  expect(browser.cookies.size).toBe(0);
});
