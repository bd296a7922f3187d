import { beforeAll, expect, test } from "vitest";
import * as me from "@/app/api/me/route";
import { bearer, connectedApp } from "@/app/api/test-client";
import { createToken, endingTicket } from "aurora-session/core";
import { countStatements, execute, signedIn, forgetUncheckedTokens, TestBrowser } from "@/testing/helpers/test-browser";

beforeAll(forgetUncheckedTokens);

function encoded(text: string): string {
  return Buffer.from(text).toString("base64url");
}

test("a live session costs exactly one SQL statement", async () => {
  const { browser, as, sessionId } = await signedIn();
  let status = 0;
  const ask = async () => {
    ({ status } = await browser.send(me.GET, "GET", "/api/me", as));
  };
  expect(await countStatements(ask)).toBe(1);
  expect(status).toBe(200);
  browser.cookies.set("aurora.leaving", `${sessionId}.${endingTicket(sessionId)}`);
  expect(await countStatements(ask)).toBe(1);
  expect(status).toBe(401);
});

test("an ended one costs one too, and one that no session has is looked for among the replaced ones as well", async () => {
  const { browser, as, sessionId } = await signedIn();
  await execute(`UPDATE "Session" SET "endedAt" = now(), "endReason" = 'user' WHERE id = $1`, [sessionId]);
  expect(await countStatements(() => browser.send(me.GET, "GET", "/api/me", as))).toBe(1);
  await execute(`DELETE FROM "Session" WHERE id = $1`, [sessionId]);
  expect(await countStatements(() => browser.send(me.GET, "GET", "/api/me", as))).toBe(2);
});

test.each([
  ["no cookie", () => ""],
  ["an empty cookie", () => "aurora.session="],
  ["a malformed cookie", () => "aurora.session=' OR 1=1 --"],
  ["a made-up cookie that is well-formed", () => `aurora.session=${createToken()}`],
  [
    "a cookie with one other letter",
    (token: string) => `aurora.session=${token.replace(/^./, (at) => (at === "A" ? "B" : "A"))}`,
  ],
  ["a cookie that is too long", (token: string) => `aurora.session=${token}x`],
  ["doubled cookies", (token: string) => `aurora.session=${token}; aurora.session=${token}`],
  ["a chunk", (token: string) => `aurora.session.0=${token}`],
])("%s never reaches the database, and is no session", async (_what, cookie) => {
  const { token, as } = await signedIn();
  const headers = { ...as.headers, cookie: cookie(token) };
  let code: unknown;
  const ask = async () => {
    ({ code } = await (await new TestBrowser().send(me.GET, "GET", "/api/me", { headers })).json());
  };
  expect(await countStatements(ask)).toBe(0);
  expect(code).toBe("session_missing");
});

test.each([
  ["no token", "Bearer "],
  ["something else", "Bearer x.y.z"],
  ["a cookie's token", `Bearer ${"x".repeat(43)}`],
  ["an algorithm that is not ours", `Bearer ${['{"alg":"none"}', "{}", ""].map(encoded).join(".")}`],
])("a bearer with %s never reaches the database either", async (_what, authorization) => {
  const headers = { authorization, "x-user-id": crypto.randomUUID() };
  let code: unknown;
  const ask = async () => {
    ({ code } = await (await new TestBrowser().send(me.GET, "GET", "/api/me", { headers })).json());
  };
  expect(await countStatements(ask)).toBe(0);
  expect(code).toBe("invalid_token");
});

test("a client's live session costs one statement too, and a cookie beside the token none", async () => {
  const { tokens, user, token } = await connectedApp();
  const { headers } = bearer(tokens.access_token, user);
  await new TestBrowser().send(me.GET, "GET", "/api/me", { headers });
  const statuses: number[] = [];
  const ask = async (cookie?: string) => {
    const sent = { headers: { ...headers, ...(cookie !== undefined && { cookie }) } };
    statuses.push((await new TestBrowser().send(me.GET, "GET", "/api/me", sent)).status);
  };
  expect(await countStatements(() => ask())).toBe(1);
  expect(await countStatements(() => ask(`aurora.session=${token}`))).toBe(0);
  expect(statuses).toEqual([200, 401]);
});
