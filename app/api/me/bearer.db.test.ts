import { exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, exportJWK, type JWTHeaderParameters } from "jose";
import { describe, expect, test } from "vitest";
import * as daily from "@/app/api/activity/daily/route";
import * as trail from "@/app/api/activity/route";
import * as users from "@/app/api/admin/users/route";
import * as me from "@/app/api/me/route";
import * as activity from "@/app/api/auth/activity/route";
import * as reauthenticate from "@/app/api/auth/reauthenticate/route";
import * as sessions from "@/app/api/auth/sessions/route";
import { bearer, connectedApp, meWith, refreshed } from "@/app/api/test-client";
import { meSchema } from "@/lib/api-schemas";
import { db } from "@/lib/db";
import { currentSigningKey } from "aurora-session/clients";
import { countStatements, execute, signedIn, TEST_PASSWORD, TestBrowser } from "@/testing/helpers/test-browser";

type App = Awaited<ReturnType<typeof connectedApp>>;

function claimsOf({ user, tokens }: App) {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: "http://localhost:3000",
    aud: "http://localhost:3000/api",
    sub: user.id,
    sid: tokens.client_id,
    client_id: tokens.client_id,
    jti: crypto.randomUUID(),
    iat: now,
    exp: now + 900,
  };
}

async function signed(app: App, claims: object, header: object = {}): Promise<string> {
  const { id, privateKey } = await currentSigningKey();
  const all: JWTHeaderParameters = { alg: "ES256", typ: "at+jwt", kid: id, ...header };
  return new SignJWT({ ...claimsOf(app), ...claims }).setProtectedHeader(all).sign(privateKey);
}

const FORGERIES: Record<string, (app: App) => Promise<string>> = {
  "alg none": async (app) => new UnsecuredJWT(claimsOf(app)).encode(),
  "alg none, with our header": async ({ tokens }) => {
    const [, payload] = tokens.access_token.split(".");
    const { id: kid } = await currentSigningKey();
    return `${btoa(JSON.stringify({ alg: "none", typ: "at+jwt", kid })).replaceAll("=", "")}.${payload}.`;
  },
  "HS256 with our public key as the secret": async (app) => {
    const { id: kid, publicKey } = await currentSigningKey();
    const secret = new TextEncoder().encode(await exportSPKI(publicKey));
    return new SignJWT(claimsOf(app)).setProtectedHeader({ alg: "HS256", typ: "at+jwt", kid }).sign(secret);
  },
  "a key that comes along in the header": async (app) => {
    const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
    const { id: kid } = await currentSigningKey();
    const header = { alg: "ES256", typ: "at+jwt", kid, jwk: await exportJWK(publicKey) };
    return new SignJWT(claimsOf(app)).setProtectedHeader(header).sign(privateKey);
  },
  "a right signature under a header with jku": (app) => signed(app, {}, { jku: "https://evil.example/jwks.json" }),
  "another key": async (app) => {
    const { privateKey } = await generateKeyPair("ES256");
    const { id: kid } = await currentSigningKey();
    return new SignJWT(claimsOf(app)).setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid }).sign(privateKey);
  },
  "an unknown kid": (app) => signed(app, {}, { kid: crypto.randomUUID() }),
  "a kid that is a path": (app) => signed(app, {}, { kid: "../../dev/null" }),
  "a kid that is SQL": (app) => signed(app, {}, { kid: "x' OR '1'='1" }),
  "no kid": (app) => signed(app, {}, { kid: undefined }),
  "another audience": (app) => signed(app, { aud: "https://other.example" }),
  "another issuer": (app) => signed(app, { iss: "https://other.example" }),
  "another type": (app) => signed(app, {}, { typ: "JWT" }),
  "too old": (app) => signed(app, { iat: 1_000_000_000, exp: 1_000_000_900 }),
  "no end": (app) => signed(app, { exp: undefined }),
  "no session": (app) => signed(app, { sid: undefined }),
  "a changed payload": async ({ tokens }) => {
    const [header, payload = "", signature] = tokens.access_token.split(".");
    return [header, `${payload.slice(0, -2)}AA`, signature].join(".");
  },
  "a refresh token": async ({ tokens }) => tokens.refresh_token,
  "two tokens": async ({ tokens }) => `${tokens.access_token}, Bearer ${tokens.access_token}`,
  nothing: async () => "",
};

describe("a text that is no access token of ours is 401 invalid_token", () => {
  test.each(Object.entries(FORGERIES))("%s", async (_what, forge) => {
    const app = await connectedApp();
    expect(await meWith(await forge(app), app.user)).toEqual([401, "invalid_token"]);
    expect(await meWith(await signed(app, {}), app.user)).toEqual([200]);
  });
});

test("a token whose sid is a browser's session, or another user's, is none", async () => {
  const app = await connectedApp();
  const other = await connectedApp();
  for (const sid of [app.sessionId, other.tokens.client_id])
    expect(await meWith(await signed(app, { sid }), app.user)).toEqual([401, "session_missing"]);
});

test("a live client costs exactly one SQL statement, and answers as itself without cookies", async () => {
  const { user, tokens } = await connectedApp();
  await meWith(tokens.access_token, user);
  let answer = new Response();
  const ask = async () => {
    answer = await new TestBrowser().send(me.GET, "GET", "/api/me", bearer(tokens.access_token, user));
  };
  expect(await countStatements(ask)).toBe(1);
  expect(answer.headers.getSetCookie()).toEqual([]);
  const { user: who, session } = meSchema.parse(await answer.json());
  expect([who.id, session.id, session.kind, session.current]).toEqual([user.id, tokens.client_id, "client", true]);
});

test("the header X-User-ID is asked for as of everybody", async () => {
  const { tokens } = await connectedApp();
  const headers = { authorization: `Bearer ${tokens.access_token}` };
  const answer = await new TestBrowser().send(me.GET, "GET", "/api/me", { headers });
  expect(await answer.json()).toMatchObject({ status: 401, code: "user_header_missing" });
  expect(await meWith(tokens.access_token, { id: crypto.randomUUID() })).toEqual([401, "user_mismatch"]);
});

test("a bearer token beside a session cookie is 401 ambiguous_credentials, whoever is meant", async () => {
  const { browser, user, tokens } = await connectedApp();
  const stranger = await signedIn();
  for (const each of [browser, stranger.browser]) {
    const answer = await each.send(me.GET, "GET", "/api/me", bearer(tokens.access_token, user));
    expect(await answer.json()).toMatchObject({ status: 401, code: "ambiguous_credentials" });
  }
  const basic = { headers: { "x-user-id": user.id, authorization: "Basic eDp5" } };
  expect((await browser.send(me.GET, "GET", "/api/me", basic)).status).toBe(200);
});

test("neither an app's calls nor its refreshes change anything about the session that connected it", async () => {
  const { user, tokens, sessionId } = await connectedApp();
  const row = () => db().session.findUniqueOrThrow({ where: { id: sessionId } });
  const before = await row();
  await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '50 minutes' WHERE id = $1`, [
    tokens.client_id,
  ]);
  const next = await refreshed(tokens.refresh_token);
  expect(await meWith(next.access_token, user)).toEqual([200]);
  expect(await row()).toEqual(before);
  const app = await db().session.findUniqueOrThrow({ where: { id: tokens.client_id } });
  expect(Date.now() - app.lastActiveAt.getTime()).toBeLessThan(10 * 60_000);
});

describe("an app may not do what proves a person", () => {
  test("it reads nothing about the account's security, and an administrator's app nothing about others'", async () => {
    const { user, tokens, browser, as } = await connectedApp();
    await db().user.update({ where: { id: user.id }, data: { role: "admin" } });
    const lists = [
      ["/api/auth/sessions", sessions.GET],
      ["/api/activity", trail.GET],
      ["/api/activity/daily", daily.GET],
      ["/api/admin/users", users.GET],
    ] as const;
    for (const [path, handler] of lists) {
      const answer = await new TestBrowser().send(handler, "GET", path, bearer(tokens.access_token, user));
      expect([path, answer.status, (await answer.json()).code]).toEqual([path, 403, "browser_required"]);
      expect([path, (await browser.send(handler, "GET", path, as)).status]).toEqual([path, 200]);
    }
  });

  test("it can't make itself fresh, report activity, or end other sessions", async () => {
    const { user, tokens } = await connectedApp();
    const as = bearer(tokens.access_token, user);
    const answers = [
      await new TestBrowser().send(activity.POST, "POST", "/api/auth/activity", as),
      await new TestBrowser().send(reauthenticate.POST, "POST", "/api/auth/reauthenticate", {
        ...as,
        body: { password: TEST_PASSWORD },
      }),
      await new TestBrowser().send(sessions.DELETE, "DELETE", "/api/auth/sessions?scope=others", as),
    ];
    for (const answer of answers) {
      expect(await answer.json()).toMatchObject({ status: 403, code: "browser_required" });
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  test("but it may sign the person out everywhere, itself too, and gets no cookie for it", async () => {
    const { user, tokens, sessionId } = await connectedApp();
    const as = bearer(tokens.access_token, user);
    const answer = await new TestBrowser().send(sessions.DELETE, "DELETE", "/api/auth/sessions?scope=all", as);
    expect([await answer.json(), answer.headers.getSetCookie()]).toEqual([{ ended: 1, apps: 1 }, []]);
    expect(await meWith(tokens.access_token, user)).toEqual([401, "session_ended", "user_all"]);
    expect(sessionId).not.toBe(tokens.client_id);
  });
});
