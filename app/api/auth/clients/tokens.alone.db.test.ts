import { decodeJwt, jwtVerify, createLocalJWKSet, decodeProtectedHeader } from "jose";
import { describe, expect, test, vi } from "vitest";
import * as metadata from "@/app/.well-known/oauth-authorization-server/route";
import * as jwks from "@/app/.well-known/jwks.json/route";
import * as introspect from "@/app/api/auth/introspect/route";
import * as login from "@/app/api/auth/login/route";
import * as logout from "@/app/api/auth/logout/route";
import * as revoke from "@/app/api/auth/revoke/route";
import { bearer, connectedApp, meWith, refresh, refreshed } from "@/app/api/test-client";
import { tokensSchema } from "aurora-session/shared";
import { createTestUser, endReasonOf, signedIn, TEST_PASSWORD, TestBrowser } from "@/testing/helpers/test-browser";
import { newestMailTo } from "@/testing/helpers/test-mail";

const SECRET = "the secret of the introspection tests";
// The environment is read once per process, at the first call.
vi.stubEnv("INTROSPECTION_SECRET", SECRET);

async function ask(token: string, authorization = `Bearer ${SECRET}`) {
  // A session's cookie counts for nothing here.
  const cookie = "aurora.session=x";
  const headers = { authorization, cookie, "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams({ token }).toString();
  return new TestBrowser().send(introspect.POST, "POST", "/api/auth/introspect", { headers, body });
}

async function revokeWith(parameters: Record<string, string>) {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(parameters).toString();
  return new TestBrowser().send(revoke.POST, "POST", "/api/auth/revoke", { headers, body });
}

describe("an app that signs in by itself", () => {
  test("gets tokens and no cookie; the browser's session in the same request goes on, and the person is told", async () => {
    const user = await createTestUser();
    const { browser, sessionId } = await signedIn();
    const body = { email: user.email, password: TEST_PASSWORD, client: { name: "Backup tool" } };
    const answer = await browser.send(login.POST, "POST", "/api/auth/login", { body });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []]);
    const tokens = tokensSchema.parse(await answer.json());
    expect(await meWith(tokens.access_token, user)).toEqual([200]);
    expect(await endReasonOf(sessionId)).toBeNull();
    const mail = await newestMailTo(user.email);
    expect([mail.subject, mail.text]).toEqual([
      "New sign-in to your account",
      expect.stringContaining("from the app “Backup tool”, at "),
    ]);
  });

  test("with a wrong password gets nothing", async () => {
    const { email } = await createTestUser();
    const body = { email, password: "not this one", client: { name: "Backup tool" } };
    const answer = await new TestBrowser().send(login.POST, "POST", "/api/auth/login", { body });
    expect(await answer.json()).toMatchObject({ status: 401, code: "invalid_credentials" });
  });
});

test("other services can verify an access token by what we publish", async () => {
  const { user, tokens } = await connectedApp();
  const about = await (
    await new TestBrowser().send(metadata.GET, "GET", "/.well-known/oauth-authorization-server")
  ).json();
  expect(about).toMatchObject({ issuer: "http://localhost:3000", grant_types_supported: ["refresh_token"] });
  const published = await (await new TestBrowser().send(jwks.GET, "GET", "/.well-known/jwks.json")).json();
  expect(JSON.stringify(published)).not.toContain('"d"');
  const expected = { issuer: about.issuer, audience: "http://localhost:3000/api", typ: "at+jwt" };
  const { payload } = await jwtVerify(tokens.access_token, createLocalJWKSet(published), expected);
  expect(Object.keys(payload).toSorted()).toEqual(["aud", "client_id", "exp", "iat", "iss", "jti", "sid", "sub"]);
  expect(payload).toMatchObject({ sub: user.id, sid: tokens.client_id, client_id: tokens.client_id });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
  expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ alg: "ES256", typ: "at+jwt" });
});

describe("introspection", () => {
  test("tells that both tokens are active, and that neither is once their session is over", async () => {
    const { user, browser, tokens } = await connectedApp();
    const { jti, exp } = decodeJwt(tokens.access_token);
    expect(await (await ask(tokens.access_token)).json()).toMatchObject({ active: true, sub: user.id, jti, exp });
    expect(await (await ask(tokens.refresh_token)).json()).toMatchObject({ active: true, client_id: tokens.client_id });
    await browser.send(logout.POST, "POST", "/api/auth/logout");
    for (const token of [tokens.access_token, tokens.refresh_token, "unknown", ""])
      expect(await (await ask(token)).json()).toEqual({ active: false });
  });

  test("a used refresh token is not active", async () => {
    const { tokens } = await connectedApp();
    await refreshed(tokens.refresh_token);
    expect(await (await ask(tokens.refresh_token)).json()).toEqual({ active: false });
  });

  test.each([
    ["Bearer wrong", ', error="invalid_token"'],
    ["Bearer", ', error="invalid_token"'],
    ["Basic eDp5", ""],
    ["", ""],
  ])("%j is 401, with an error only of a bearer token (RFC 6750 §3.1)", async (authorization, error) => {
    const { tokens } = await connectedApp();
    const answer = await ask(tokens.access_token, authorization);
    expect([answer.status, await answer.json()]).toMatchObject([401, { error: "invalid_client" }]);
    expect(answer.headers.get("www-authenticate")).toBe(`Bearer realm="aurora"${error}`);
  });
});

describe("revocation", () => {
  test.each(["access_token", "refresh_token"] as const)(
    "the %s ends the pair's session, again and again",
    async (kind) => {
      const { user, sessionId, tokens } = await connectedApp();
      for (let round = 0; round < 2; round += 1) {
        const answer = await revokeWith({ token: tokens[kind], client_id: tokens.client_id });
        expect([answer.status, await answer.text()]).toEqual([200, ""]);
      }
      expect(await meWith(tokens.access_token, user)).toEqual([401, "session_ended", "user"]);
      expect((await refresh(tokens.refresh_token)).status).toBe(400);
      expect(await endReasonOf(sessionId)).toBeNull();
    },
  );

  test("an unknown token is 200", async () => {
    for (const token of ["unknown", "", "x".repeat(43), "a.b.c"])
      expect((await revokeWith({ token })).status).toBe(200);
  });

  test("another client's token is untouched", async () => {
    const [mine, other] = [await connectedApp(), await connectedApp()];
    for (const token of [mine.tokens.access_token, mine.tokens.refresh_token]) {
      const answer = await revokeWith({ token, client_id: other.tokens.client_id });
      expect([answer.status, await answer.json()]).toMatchObject([400, { error: "invalid_grant" }]);
    }
    expect(await endReasonOf(mine.tokens.client_id)).toBeNull();
  });
});

test("a sign-out with a bearer token ends that client's session, and no cookie is touched", async () => {
  const { user, sessionId, tokens } = await connectedApp();
  const as = bearer(tokens.access_token, user);
  const answer = await new TestBrowser().send(logout.POST, "POST", "/api/auth/logout", as);
  expect([await answer.json(), answer.headers.getSetCookie()]).toEqual([
    { success: true, revocation: "committed", ended: 1 },
    [],
  ]);
  expect(await meWith(tokens.access_token, user)).toEqual([401, "session_ended", "user"]);
  expect(await endReasonOf(sessionId)).toBeNull();
});
