import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as me from "@/app/api/me/route";
import { meSchema } from "@/lib/api-schemas";
import { db } from "@/lib/db";
import { execute, signedIn, TestBrowser } from "@/testing/helpers/test-browser";
import { cookieVectors } from "@/testing/helpers/test-cookies";

test("the person and the session, and nothing else of either", async () => {
  const { browser, user, sessionId, token, as } = await signedIn();
  const answer = await browser.send(me.GET, "GET", "/api/me", as);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const text = await answer.text();
  for (const secret of [token, "argon2", "Hash", "epoch"]) expect(text).not.toContain(secret);
  const { user: person, session } = meSchema.parse(JSON.parse(text));
  expect(JSON.parse(text)).toEqual({ user: person, session });
  expect([person.id, person.email, session.id, session.current]).toEqual([user.id, user.email, sessionId, true]);
});

const UNKNOWN = `aurora.session=${"x".repeat(43)}`;

/** First everything is wrong, then one thing less at a time: the first check that fails gives the answer. */
test.each([
  ["a wrong method", "POST", { cookie: UNKNOWN, "sec-fetch-site": "cross-site" }, 405, "method_not_allowed"],
  ["no session", "GET", {}, 401, "session_missing"],
  ["an unknown token", "GET", { cookie: UNKNOWN, "x-user-id": "?" }, 401, "session_missing"],
  ["a malformed token", "GET", { cookie: "aurora.session=?", "x-user-id": "?" }, 401, "session_missing"],
] as const)("with %s: %s answers its code", async (_what, method, headers, status, code) => {
  const answer = await new TestBrowser().send(me[method], method, "/api/me", { headers });
  expect(await answer.json()).toMatchObject({ status, code });
});

test("a cookie that another host planted is no session, and does not block the one beside it", async () => {
  const { token, as } = await signedIn();
  const ask = async (cookie: string) => {
    const answer = await new TestBrowser().send(me.GET, "GET", "/api/me", { headers: { ...as.headers, cookie } });
    return answer.status;
  };
  expect(await ask(`aurora.session=${token}`)).toBe(200);
  const planted = cookieVectors("aurora.session", token).filter(({ is }) => is === "another");
  for (const { what, cookies } of planted)
    expect([what, await ask(cookies), await ask(`${cookies}; aurora.session=${token}`)]).toEqual([what, 401, 200]);
});

test("an ended session is told before a wrong header is", async () => {
  const { browser, sessionId } = await signedIn();
  await execute(`UPDATE "Session" SET "endedAt" = now(), "endReason" = 'user_all' WHERE id = $1`, [sessionId]);
  const answer = await browser.send(me.GET, "GET", "/api/me", { headers: { "x-user-id": "?" } });
  expect(await answer.json()).toMatchObject({ status: 401, code: "session_ended", reason: "user_all" });
});

test("X-User-ID has to be there, once, and an id", async () => {
  const { browser, user } = await signedIn();
  const doubled = new Headers([
    ["x-user-id", user.id],
    ["x-user-id", user.id],
  ]);
  const wrong = [
    {},
    doubled,
    { "x-user-id": "" },
    { "x-user-id": "ann" },
    { "x-user-id": `${user.id}x` },
    { "x-user-id": `${user.id},` },
  ];
  for (const headers of wrong) {
    const answer = await browser.send(me.GET, "GET", "/api/me", { headers });
    expect(await answer.json()).toMatchObject({ status: 401, code: "user_header_missing" });
    expect(answer.headers.get("www-authenticate")).toContain("invalid_token");
  }
});

test("X-User-ID is an expectation, never an identity: another user's id gets nobody's data", async () => {
  const [ann, ben] = [await signedIn(), await signedIn()];
  for (const id of [ben.user.id, randomUUID()]) {
    const answer = await ann.browser.send(me.GET, "GET", "/api/me", { headers: { "x-user-id": id } });
    expect(await answer.json()).toMatchObject({ status: 401, code: "user_mismatch" });
  }
});

test("X-User-ID may be written in capitals, as ids may (RFC 9562 §4)", async () => {
  const { browser, user } = await signedIn();
  const answer = await browser.send(me.GET, "GET", "/api/me", { headers: { "x-user-id": user.id.toUpperCase() } });
  expect(answer.status).toBe(200);
});

test("every 401 has a challenge, which names an error only if a credential was sent (RFC 6750 §3.1)", async () => {
  const without = await new TestBrowser().send(me.GET, "GET", "/api/me");
  expect(without.headers.get("www-authenticate")).toBe('Bearer realm="aurora"');
  const withOne = await new TestBrowser().send(me.GET, "GET", "/api/me", { headers: { cookie: UNKNOWN } });
  expect(withOne.headers.get("www-authenticate")).toBe('Bearer realm="aurora", error="invalid_token"');
});

test("a person who must change their password still learns who they are", async () => {
  const { browser, user, as } = await signedIn();
  await db().user.update({ where: { id: user.id }, data: { mustChangePassword: true } });
  const answer = await browser.send(me.GET, "GET", "/api/me", as);
  expect(await answer.json()).toMatchObject({ user: { mustChangePassword: true } });
});

test("HEAD answers what GET answers, without a body", async () => {
  const { browser, as } = await signedIn();
  const [head, get] = [
    await browser.send(me.HEAD, "HEAD", "/api/me", as),
    await browser.send(me.GET, "GET", "/api/me", as),
  ];
  expect([head.status, head.headers.get("content-type")]).toEqual([get.status, get.headers.get("content-type")]);
  expect(await head.text()).toBe("");
});
