import { createServer } from "node:net";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Handler } from "aurora-session/http";
import { stubEnvironment } from "@/testing/helpers/test-environment";

const SESSION = "Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0Z2FycGw";
const INTROSPECTION_SECRET = "a secret of a service in unit tests";
const COOKIE = `aurora.session=${SESSION}; aurora.sid=0198c0de-0000-7000-8000-000000000000`;

/** Returns a loopback port on which nothing listens: the system gave it to us, and we gave it back. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("The server listened on no port.");
  return address.port;
}

let port = 0;
beforeAll(async () => {
  port = await closedPort();
});
beforeEach(() => {
  vi.resetModules();
  stubEnvironment({ DATABASE_URL: `postgresql://postgres@127.0.0.1:${port}/aurora`, INTROSPECTION_SECRET });
});

async function send(
  handler: Handler,
  method: string,
  path: string,
  body?: unknown,
  cookie = COOKIE,
): Promise<Response> {
  const headers = { cookie, "content-type": "application/json" };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  return handler(new Request(`http://localhost:3000${path}`, init), { params: Promise.resolve({}) });
}

async function expectUnverifiable(answer: Response): Promise<void> {
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ status: 503, code: "session_unverifiable" });
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.headers.has("clear-site-data")).toBe(false);
}

test("no protected route signs anybody out: 503 with Retry-After, and no cookie is touched", async () => {
  const routes = [
    ["/api/me", await import("@/app/api/me/route")],
    ["/api/auth/sessions", await import("@/app/api/auth/sessions/route")],
    ["/api/activity", await import("@/app/api/activity/route")],
  ] as const;
  for (const [path, { GET, HEAD }] of routes) {
    await expectUnverifiable(await send(GET, "GET", path));
    const head = await send(HEAD, "HEAD", path);
    expect([head.status, head.headers.getSetCookie()]).toEqual([503, []]);
  }
});

test("services are not told that nobody's session ended", async () => {
  const { GET } = await import("@/app/api/auth/ended/route");
  const headers = { authorization: `Bearer ${INTROSPECTION_SECRET}` };
  const request = new Request("http://localhost:3000/api/auth/ended", { headers });
  await expectUnverifiable(await GET(request, { params: Promise.resolve({}) }));
});

test("the process lives and is not ready, and probes hear no more of it", async () => {
  const [live, ready] = [await import("@/app/api/health/live/route"), await import("@/app/api/health/ready/route")];
  expect((await send(live.GET, "GET", "/api/health/live")).status).toBe(200);
  const answer = await send(ready.GET, "GET", "/api/health/ready");
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([503, "no-store"]);
  expect(await answer.text()).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|postgres/);
});

test("Auth.js's session endpoint says so too, instead of 'nobody'", async () => {
  const { GET } = await import("@/app/api/auth/session/route");
  await expectUnverifiable(await send(GET, "GET", "/api/auth/session"));
});

test("the cause stays inside", async () => {
  const { GET } = await import("@/app/api/me/route");
  expect(await (await send(GET, "GET", "/api/me")).text()).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|postgres|Error/);
});

test("nobody can sign in or up, and no cookie is set", async () => {
  const login = await import("@/app/api/auth/login/route");
  const body = { email: "ann@example.com", password: "a quiet morning" };
  await expectUnverifiable(await send(login.POST, "POST", "/api/auth/login", body));
  const signup = await import("@/app/api/auth/signup/route");
  await expectUnverifiable(await send(signup.POST, "POST", "/api/auth/signup", body));
});

function cookiesOf(answer: Response): Map<string, string> {
  return new Map(answer.headers.getSetCookie().map((line) => [line.split("=")[0] ?? "", line]));
}

test.each([
  ["this", SESSION],
  ["all", `${SESSION}.all`],
])(
  "a sign-out (%s) that a person asked for is promised, not claimed: 202, and the browser keeps what finishes it",
  async (scope, kept) => {
    const { POST } = await import("@/app/api/auth/logout/route");
    const answer = await send(POST, "POST", "/api/auth/logout", { scope });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ success: true, revocation: "pending" });
    const cookies = cookiesOf(answer);
    expect(cookies.get("aurora.session")).toMatch(/^aurora\.session=; .*Max-Age=0/);
    expect(cookies.get("aurora.sid")).toMatch(/^aurora\.sid=; .*Max-Age=0/);
    expect(cookies.get("aurora.pending")).toMatch(/HttpOnly/);
    expect(cookies.get("aurora.pending")?.split(";")[0]).toBe(`aurora.pending=${kept}`);
    expect(cookies.has("aurora.leaving")).toBe(false);
  },
);

test("Auth.js's client is told the same: 202", async () => {
  const { POST } = await import("@/app/api/auth/signout/route");
  const answer = await send(POST, "POST", "/api/auth/signout");
  expect(answer.status).toBe(202);
  expect(await answer.json()).toEqual({ url: "http://localhost:3000/signed-out", revocation: "pending" });
  expect(cookiesOf(answer).get("aurora.pending")).toContain(SESSION);
});

test("an automatic retry keeps the session and what is pending", async () => {
  const { POST } = await import("@/app/api/auth/logout/route");
  const cookie = `${COOKIE}; aurora.pending=${SESSION}`;
  const answer = await send(POST, "POST", "/api/auth/logout", { scope: "pending" }, cookie);
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([202, []]);
});

test("a page of another session than this browser's keeps this browser's", async () => {
  const { POST } = await import("@/app/api/auth/logout/route");
  const session = "0198c0de-0000-7000-8000-00000000ffff";
  const answer = await send(POST, "POST", "/api/auth/logout", { session });
  expect(await answer.json()).toMatchObject({ revocation: "pending", otherSession: true });
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test("a bearer that can't be an access token names nothing that would have to be finished", async () => {
  const { POST } = await import("@/app/api/auth/logout/route");
  for (const made of ["x", `eyJ${"A".repeat(12_000)}.e30.c2ln`, "e30.e30.c2ln"]) {
    const headers = { authorization: `Bearer ${made}` };
    const request = new Request("http://localhost:3000/api/auth/logout", { method: "POST", headers });
    const answer = await POST(request, { params: Promise.resolve({}) });
    expect([answer.status, await answer.json()]).toEqual([200, { success: true, revocation: "committed", ended: 0 }]);
  }
});

test("an API client's sign-out is promised too, even if the key of its token has to be looked up", async () => {
  const { POST } = await import("@/app/api/auth/logout/route");
  const kid = "0198c0de-0000-7000-8000-00000000cafe";
  const header = Buffer.from(JSON.stringify({ alg: "ES256", typ: "at+jwt", kid })).toString("base64url");
  const headers = { authorization: `Bearer ${header}.e30.c2ln` };
  const context = { params: Promise.resolve({}) };
  const request = new Request("http://localhost:3000/api/auth/logout", { method: "POST", headers });
  const answer = await POST(request, context);
  expect([answer.status, await answer.json()]).toEqual([202, { success: true, revocation: "pending" }]);
  expect(answer.headers.getSetCookie()).toEqual([]);
});
