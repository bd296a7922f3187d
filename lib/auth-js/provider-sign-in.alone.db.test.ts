import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { NextRequest } from "next/server";
import { z } from "zod";
import { authFor, listProviders } from "@/auth";
import { GET, HEAD, POST } from "@/app/api/auth/[...nextauth]/route";
import { env } from "@/lib/env";
import { beginProviderSignIn, handleProviderRequest } from "@/lib/auth-js/provider-sign-in";
import { undocumentedRoute } from "aurora-session/http";
import { startTestProvider, type TestProvider } from "@/testing/helpers/test-provider";
import { createTestUser, endReasonOf, signedIn, TestBrowser } from "@/testing/helpers/test-browser";

let provider: TestProvider;
beforeAll(async () => {
  provider = await startTestProvider("aurora");
  vi.stubEnv("AUTH_GITHUB_ID", "a client id of tests");
  vi.stubEnv("AUTH_GITHUB_SECRET", "a client secret of tests");
  vi.stubEnv("AUTH_OIDC_ISSUER", provider.issuer);
  vi.stubEnv("AUTH_OIDC_ID", "aurora");
  vi.stubEnv("AUTH_OIDC_SECRET", "a client secret of tests");
  vi.stubEnv("CLIENT_ADDRESS_HEADER", "x-test-address");
  vi.stubEnv("LIMIT_SIGN_INS_PER_ADDRESS", "2");
});
afterAll(() => provider.stop());

const ROUND_TRIP = ["aurora.state", "aurora.nonce", "aurora.pkce"];

/** Presses "Continue with …", as `next-auth/react` does, and returns the parameters that the provider is asked with. */
async function begin(browser: TestBrowser, id = "oidc", headers: HeadersInit = {}): Promise<URLSearchParams> {
  const { csrfToken } = z
    .object({ csrfToken: z.string() })
    .parse(await (await browser.send(GET, "GET", "/api/auth/csrf")).json());
  const body = new URLSearchParams({ csrfToken, callbackUrl: "/account/security" }).toString();
  const sent = { headers: { "content-type": "application/x-www-form-urlencoded", ...headers }, body };
  const answer = await browser.send(POST, "POST", `/api/auth/signin/${id}`, sent);
  return new URL(answer.headers.get("location") ?? "nowhere:").searchParams;
}

/** Comes back from the provider, and returns where that leads. */
async function comeBack(browser: TestBrowser, parameters: Record<string, string>): Promise<string | null> {
  const path = `/api/auth/callback/oidc?${new URLSearchParams(parameters)}`;
  const location = (await browser.send(GET, "GET", path)).headers.get("location");
  return location?.replace("http://localhost:3000", "") ?? null;
}

/** The parameters that the provider gives to a browser that asked like this. */
function granted(asked: URLSearchParams, email = `${randomUUID()}@example.com`): { code: string; state: string } {
  return { code: provider.grant({ email, nonce: asked.get("nonce") }), state: asked.get("state") ?? "" };
}

describe("Auth.js never sees who is signed in, or it would link a new provider account to them", () => {
  async function cookiesSeen(cookie: string): Promise<string | null> {
    let seen: string | null = null;
    const answer = (request: Request) => {
      seen = request.headers.get("cookie");
      return Promise.resolve(new Response(null, { headers: { "set-cookie": "aurora.session=theirs" } }));
    };
    const headers = { cookie: `a=b; ${cookie}; c=d` };
    const request = new Request("http://localhost:3000/api/auth/csrf", { headers });
    const answered = await handleProviderRequest(request, () => ({ handlers: { GET: answer, POST: answer } }), []);
    expect(answered.headers.getSetCookie()).toEqual([]);
    return seen;
  }

  // Auth.js joins all cookies whose names begin with the session cookie's.
  test.each([
    ["the cookie itself", "aurora.session=token"],
    ["chunks", "aurora.session.0=to; aurora.session.1=ken"],
    ["one chunk", "aurora.session.0=token"],
    ["a longer name", "aurora.session-x=token"],
    ["cookies without spaces between them", "e=f;aurora.session=token;g=h"],
    ["blanks before the name", "\t aurora.session =token"],
    ["0xA0 before the name", "\xA0aurora.session=token"],
  ])("by %s", async (_what, cookie) => {
    const seen = await cookiesSeen(cookie);
    expect(seen).not.toContain("aurora.session");
    expect(seen).toMatch(/^a=b;.* c=d$/);
  });

  test("but it would see them, if nobody took the cookies out", async () => {
    const user = await createTestUser();
    const { token } = await signedIn(user);
    const { handlers } = authFor(beginProviderSignIn(new Headers()));
    const request = new NextRequest("http://localhost:3000/api/auth/session", {
      headers: { cookie: `aurora.session=${token}` },
    });
    const seen: unknown = await (await handlers.GET(request)).json();
    expect(seen).toMatchObject({ user: { email: user.email } });
  });
});

describe("Auth.js sees what it is there for, and nothing else", () => {
  const never = () => {
    throw new Error("It reached Auth.js.");
  };

  async function refused(method: string, path: string): Promise<readonly unknown[]> {
    const handle = (request: Request) => handleProviderRequest(request, never, listProviders());
    const answer = await new TestBrowser().send(undocumentedRoute(handle), method, `/api/auth/${path}`);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    return [answer.status, answer.headers.get("allow")];
  }

  const long = "a".repeat(15_000);
  test.each([
    "anything",
    "session",
    "signout",
    "error",
    "verify-request",
    "webauthn-options",
    "callback",
    "__proto__",
    long,
    "csrf/oidc",
    "providers/oidc",
    "session/oidc",
    "session/anything",
    `session/${long}`,
    "signout/oidc",
    "signin/anything",
    "signin/google",
    "signin/OIDC",
    "signin/oidc/x",
    "signin/",
    `signin/${long}`,
    "callback/anything",
    "callback/google",
    "callback/oidc/github",
    "callback/oidc/",
    `callback/${long}`,
    "callback/%6Fidc",
    "callback%2Foidc",
    "callback/oidc%00",
    "callback/..%2Foidc",
    "%63srf",
    "callback/oidc;x=y",
  ])("%.40s is not found", async (path) => {
    expect(await refused("GET", path)).toEqual([404, null]);
    expect(await refused("HEAD", path)).toEqual([404, null]);
    expect(await refused("POST", path)).toEqual([404, null]);
  });

  test.each([
    ["POST", "csrf", "GET, HEAD, OPTIONS"],
    ["POST", "providers", "GET, HEAD, OPTIONS"],
    ["POST", "signin", "GET, HEAD, OPTIONS"],
    ["GET", "signin/oidc", "POST, OPTIONS"],
    ["HEAD", "signin/github", "POST, OPTIONS"],
    ["POST", "callback/oidc", "GET, HEAD, OPTIONS"],
    ["DELETE", "callback/github", "GET, HEAD, OPTIONS"],
  ])("%s %s is 405, with what is allowed", async (method, path, allow) => {
    expect(await refused(method, path)).toEqual([405, allow]);
  });

  test("HEAD is answered as GET, without the body", async () => {
    const answer = await new TestBrowser().send(HEAD, "HEAD", "/api/auth/csrf");
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });

  test("a body of more than 16 KiB is refused, whether or not it says so, and one that is no form", async () => {
    const handle = (body: string | ReadableStream, headers: HeadersInit) => {
      const init = { method: "POST", body, headers, duplex: "half" as const };
      return POST(new Request("http://localhost:3000/api/auth/signin/oidc", init), { params: Promise.resolve({}) });
    };
    let isLeft = false;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1024)),
      cancel: () => {
        isLeft = true;
      },
    });
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect((await handle("x=y", { ...form, "content-length": "16385" })).status).toBe(413);
    expect([(await handle(endless, form)).status, isLeft]).toEqual([413, true]);
    expect((await handle("x=y", { "content-type": "text/plain" })).status).toBe(415);
    expect((await handle('{"x":', { "content-type": "application/json" })).status).toBe(400);
  });
});

test("cookies of the round trip reach Auth.js, and its own reach the browser", async () => {
  const browser = new TestBrowser();
  const first: unknown = await (await browser.send(GET, "GET", "/api/auth/csrf")).json();
  expect(browser.cookies.has("aurora.csrf")).toBe(true);
  expect(await (await browser.send(GET, "GET", "/api/auth/csrf")).json()).toEqual(first);
});

describe("a sign-in with a provider", () => {
  test("that began before the secret was rotated ends signed in", async () => {
    const browser = new TestBrowser();
    const asked = await begin(browser);
    const { AUTH_SECRET, AUTH_SECRET_PREVIOUS } = env();
    Object.assign(env(), { AUTH_SECRET: AUTH_SECRET.toUpperCase(), AUTH_SECRET_PREVIOUS: [AUTH_SECRET] });
    expect(await comeBack(browser, granted(asked))).toBe("/account/security");
    Object.assign(env(), { AUTH_SECRET, AUTH_SECRET_PREVIOUS });
  });

  test("asks it with PKCE, state and nonce, each kept in a cookie of its own, and ends where it was to lead", async () => {
    const browser = new TestBrowser();
    const asked = await begin(browser);
    for (const name of ["state", "nonce", "code_challenge"]) expect(asked.get(name)).toMatch(/^\S{40,}$/);
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect([...browser.cookies.keys()]).toEqual(expect.arrayContaining(ROUND_TRIP));
    expect(await comeBack(browser, granted(asked))).toBe("/account/security");
    expect(browser.cookie("session")).toMatch(/^[\w-]{43}$/);
    expect([...browser.cookies.keys()].filter((name) => ROUND_TRIP.includes(name))).toEqual([]);
  });

  test("asks one without OpenID with PKCE and state", async () => {
    const asked = await begin(new TestBrowser(), "github");
    expect([...asked.keys()]).toEqual(expect.arrayContaining(["state", "code_challenge"]));
    expect(asked.has("nonce")).toBe(false);
  });

  test("whose address is opened again afterwards leaves the person signed in, and asks nobody anything", async () => {
    const browser = new TestBrowser();
    const answer = granted(await begin(browser));
    await comeBack(browser, answer);
    const token = browser.cookie("session");
    const before = provider.asked.length;
    expect(await comeBack(browser, answer)).toBe("/login?error=not_awaited");
    expect([browser.cookie("session"), provider.asked.length]).toEqual([token, before]);
  });

  test("that a second tab began too is finished in the last one; the first is told so", async () => {
    const browser = new TestBrowser();
    const first = granted(await begin(browser));
    const second = granted(await begin(browser));
    expect(await comeBack(browser, first)).toBe("/login?error=not_awaited");
    expect(await comeBack(browser, second)).toBe("/account/security");
    expect(await comeBack(browser, first)).toBe("/login?error=not_awaited");
    expect(browser.cookies.has("aurora.session")).toBe(true);
  });

  test("that failed can't be tried again with the same answer", async () => {
    const browser = new TestBrowser();
    const { state } = granted(await begin(browser));
    expect(await comeBack(browser, { code: "unknown", state })).toMatch(/^\/login\?error=(?!not_awaited)/);
    expect(await comeBack(browser, { code: "unknown", state })).toBe("/login?error=not_awaited");
  });
});

describe("an attacker's code, at a provider that takes no notice of PKCE, does not replace a session", () => {
  async function victim() {
    const { browser, sessionId, token } = await signedIn();
    const asked = await begin(browser);
    const attacker = new TestBrowser();
    const stolen = granted(await begin(attacker), "attacker@example.com");
    const expectUntouched = async () => {
      expect(await endReasonOf(sessionId)).toBeNull();
      expect(browser.cookie("session")).toBe(token);
    };
    return { browser, asked, stolen, expectUntouched };
  }

  test.each([
    ["without a state", () => ({})],
    ["with the attacker's state", (stolen: { state: string }) => ({ state: stolen.state })],
    ["with an empty state", () => ({ state: "" })],
  ])("%s", async (_what, state) => {
    const { browser, stolen, expectUntouched } = await victim();
    expect(await comeBack(browser, { code: stolen.code, ...state(stolen) })).toBe("/login?error=not_awaited");
    await expectUntouched();
  });

  test("with the victim's state: the ID token carries the attacker's nonce", async () => {
    const { browser, asked, stolen, expectUntouched } = await victim();
    const location = await comeBack(browser, { code: stolen.code, state: asked.get("state") ?? "" });
    expect(location).toMatch(/^\/login\?error=/);
    await expectUntouched();
  });

  test("where nobody began anything, or with a cookie that is not ours", async () => {
    const { browser, sessionId, token } = await signedIn();
    for (const cookie of [null, "x", token, `eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0..a.b.c`]) {
      if (cookie !== null) browser.cookies.set("aurora.state", cookie);
      expect(await comeBack(browser, { code: "stolen", state: "x" })).toBe("/login?error=not_awaited");
    }
    expect(await endReasonOf(sessionId)).toBeNull();
  });
});

test("the steps of one client are counted: a caller gets the limit, and a person who comes back gets it in words", async () => {
  const browser = new TestBrowser();
  const answer = granted(await begin(browser));
  const address = { "x-test-address": "203.0.113.7" };
  const signIn = () => browser.copy().send(POST, "POST", "/api/auth/signin/oidc", { headers: address, body: {} });
  for (let step = 0; step < 4; step += 1) expect((await signIn()).status).toBe(302);
  const refused = await signIn();
  expect([refused.status, refused.headers.has("retry-after")]).toEqual([429, true]);
  const path = `/api/auth/callback/oidc?${new URLSearchParams(answer)}`;
  const cameBack = await browser.send(GET, "GET", path, { headers: address });
  expect(cameBack.headers.get("location")).toBe("/login?error=rate_limited");
  // It can be opened again when the time has passed, because the provider was not asked.
  expect(await comeBack(browser, answer)).toBe("/account/security");
});

test("nothing of it is cached", async () => {
  for (const path of ["csrf", "providers", "signin", "callback/github", "nothing"])
    expect((await new TestBrowser().send(GET, "GET", `/api/auth/${path}`)).headers.get("cache-control")).toBe(
      "no-store",
    );
});
