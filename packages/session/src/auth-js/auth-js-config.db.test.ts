import { PrismaAdapter } from "@auth/prisma-adapter";
import { expect, test, vi } from "vitest";
import { db, pool } from "@/lib/db";
import { createTestUser, endReasonOf, signedIn, TestBrowser, type TestUser } from "@/testing/helpers/test-browser";
import { settings } from "../base/settings.ts";
import { endAllSessions } from "../core/end-user-sessions.ts";
import { findSession } from "../core/session-queries.ts";
import { createToken } from "../core/session-token.ts";
import { transact } from "../core/transact.ts";
import { authJs, handleAuthJs } from "./auth-js-config.ts";

const adapter = authJs({ adapter: PrismaAdapter(db()), providers: [] })().adapter;
const EXPIRES = new Date("2030-01-01");

/** Does what Auth.js does at a callback: finds the person by e-mail, then creates their session. */
async function signInAtDoor(
  user: TestUser,
  browser: TestBrowser,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Response> {
  const visit = async (): Promise<Response> => {
    await adapter?.getUserByEmail?.(user.email);
    await between();
    const sessionToken = createToken();
    await adapter?.createSession?.({ sessionToken, userId: user.id, expires: EXPIRES });
    const headers = new Headers({ location: "/dashboard" });
    headers.append("set-cookie", `aurora.session=${sessionToken}; Path=/; Expires=${EXPIRES.toUTCString()}`);
    headers.append("set-cookie", "aurora.state=; Path=/; Max-Age=0");
    return new Response(null, { status: 302, headers });
  };
  const request = new Request("http://localhost:3000/api/auth/callback/oidc", {
    headers: { cookie: browser.cookieHeader(), "user-agent": "curl/8" },
  });
  return handleAuthJs(request, { GET: visit, POST: visit });
}

test("a host's sign-in by Auth.js makes a session of ours, with our cookies beside Auth.js's other ones", async () => {
  const user = await createTestUser();
  const response = await signInAtDoor(user, new TestBrowser());
  expect([response.status, response.headers.get("cache-control")]).toEqual([302, "no-store"]);
  const lines = response.headers.getSetCookie();
  expect(lines.map((line) => line.split("=")[0])).toEqual([
    "aurora.state",
    "aurora.session",
    "aurora.sid",
    "aurora.leaving",
    "aurora.pending",
  ]);
  const token = /^aurora\.session=([^;]+)/.exec(lines[1] ?? "")?.[1] ?? "";
  expect(lines[1]).not.toContain("Expires");
  expect(await findSession(token, null)).toMatchObject({ state: "live", session: { userId: user.id } });
  expect(await adapter?.getSessionAndUser?.(token)).toMatchObject({ user: { id: user.id, email: user.email } });
});

test("it ends what the browser held before, and is refused after a sign-out everywhere that came between", async () => {
  const former = await signedIn();
  await signInAtDoor(await createTestUser(), former.browser);
  expect(await endReasonOf(former.sessionId)).toBe("replaced_by_login");
  const user = await createTestUser();
  const everywhere = () => transact((transaction) => endAllSessions(transaction, user.id, "user_all"));
  await expect(signInAtDoor(user, new TestBrowser(), everywhere)).rejects.toThrow("sign_in_superseded");
});

/** Behaves as Auth.js does: every error of the adapter leads to its page of errors. */
async function visitCatching(user: TestUser, between: () => Promise<unknown>): Promise<Response> {
  const handle = async (): Promise<Response> => {
    try {
      await adapter?.getUserByEmail?.(user.email);
      await between();
      await adapter?.getUserByEmail?.(user.email);
      await adapter?.createSession?.({ sessionToken: createToken(), userId: user.id, expires: EXPIRES });
      return new Response(null, { status: 302, headers: { location: "/dashboard" } });
    } catch {
      return new Response(null, { status: 302, headers: { location: "/login?error=Configuration" } });
    }
  };
  const request = new Request("http://evil.example/api/auth/callback/mail", { headers: { "user-agent": "curl/8" } });
  return handleAuthJs(request, { GET: handle, POST: handle });
}

test("what Auth.js makes of a refusal names the reason, although it asks for the person twice", async () => {
  const user = await createTestUser();
  const everywhere = () => transact((transaction) => endAllSessions(transaction, user.id, "user_all"));
  const refused = await visitCatching(user, everywhere);
  expect([refused.headers.get("location"), refused.headers.getSetCookie()]).toEqual([
    "/login?error=sign_in_superseded",
    [],
  ]);
});

test("an outage is an outage, although Auth.js makes the same of it", async () => {
  const user = await createTestUser();
  // Of the statements here, only the one for the epoch goes to the pool itself.
  vi.spyOn(pool(), "query").mockImplementationOnce(() => Promise.reject(new Error("Connection terminated")));
  const visit = visitCatching(user, () => Promise.resolve());
  await expect(visit).rejects.toMatchObject({ code: "session_unverifiable" });
});

test("Auth.js is asked at the app's own address, whatever the request says of its host", async () => {
  const asked: string[] = [];
  const handle = async ({ url }: Request): Promise<Response> => {
    asked.push(url);
    return new Response();
  };
  await handleAuthJs(new Request("http://evil.example/api/auth/signin?x=1"), { GET: handle, POST: handle });
  expect(asked).toEqual(["http://localhost:3000/api/auth/signin?x=1"]);
});

test("Auth.js's own sign-in page leads back to where a visit was refused, and to no other site", async () => {
  const asked: (string | null)[] = [];
  const handle = async ({ url }: Request): Promise<Response> => {
    asked.push(new URL(url).searchParams.get("callbackUrl"));
    return new Response();
  };
  for (const next of ["/invoices?page=2", "https://evil.example/"]) {
    const page = `http://localhost:3000/api/auth/signin?reason=idle&next=${encodeURIComponent(next)}`;
    await handleAuthJs(new Request(page), { GET: handle, POST: handle });
  }
  expect(asked).toEqual(["/invoices?page=2", settings().pages.home]);
});

test("it stays Auth.js's own where the host has none", () => {
  const options = { adapter: PrismaAdapter(db()), providers: [] };
  const { pages } = settings();
  const own = pages.signIn;
  expect(authJs(options)().pages).toEqual({ signIn: own, error: own });
  pages.signIn = "/api/auth/signin";
  expect(authJs(options)().pages).toBeUndefined();
  pages.signIn = own;
});

test("outside of a visit, as when a Server Action mails a link, people are found and may be asked about", async () => {
  const user = await createTestUser();
  expect(await adapter?.getUserByEmail?.(user.email)).toMatchObject({ id: user.id });
  const { callbacks } = authJs({ adapter: PrismaAdapter(db()), providers: [] })();
  expect(await callbacks?.signIn?.({ user: { id: user.id, email: user.email } })).toBe(true);
});

test("outside of the handlers nobody is signed in", async () => {
  const user = await createTestUser();
  const late = adapter?.createSession?.({ sessionToken: createToken(), userId: user.id, expires: EXPIRES });
  await expect(late).rejects.toThrow("aurora.handlers()");
});
