import { addresses } from "@/e2e/addresses";
import { expect, test } from "@/e2e/fixtures";
import { signUp } from "@/e2e/people";

test.use({ sharesContext: true });

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const MAY_SET_SESSION = new Set([
  "POST /api/auth/signup",
  "POST /api/auth/login",
  "POST /api/auth/logout",
  "POST /api/auth/signout",
  "DELETE /api/account",
  "POST /api/account/secure",
  "DELETE /api/auth/sessions",
]);

/** Its headers come at once, but its end comes much later. HEAD shows its headers. */
const ENDLESS = "GET /api/auth/events";

test("no response but sign-in, rotation and sign-out carries the session cookie", async ({ context }) => {
  const routes = addresses("route.ts").flatMap((path) => METHODS.map((method) => [method, path] as const));
  const pages = [...addresses("page.tsx"), "/nowhere"].map((path) => ["GET", path] as const);
  expect(routes.length).toBeGreaterThan(50);
  expect(pages.length).toBeGreaterThan(4);
  const ann = await signUp(context);
  const offenders: string[] = [];
  for (const [method, path] of [...routes, ...pages]) {
    if (MAY_SET_SESSION.has(`${method} ${path}`) || `${method} ${path}` === ENDLESS) continue;
    const response = await context.request.fetch(path, { method, headers: { "X-User-ID": ann.id }, maxRedirects: 0 });
    const cookies = response.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
    if (cookies.some(({ value }) => value.startsWith("aurora.session"))) offenders.push(`${method} ${path}`);
    expect(response.status(), `${method} ${path}`).toBeLessThan(500);
  }
  expect(offenders).toEqual([]);
  expect((await context.request.get("/api/me", { headers: { "X-User-ID": ann.id } })).status()).toBe(200);
});

test("with 40 kB of other apps' cookies a person sees their pages and signs out", async ({ context, instance }) => {
  const ann = await signUp(context);
  const names = Array.from({ length: 10 }, (_, index) => `other${index}`);
  await context.addCookies(names.map((name) => ({ name, value: "x".repeat(4_000), url: instance.origin })));
  const page = await context.request.get("/dashboard", { maxRedirects: 0 });
  expect([page.status(), await page.text()]).toEqual([200, expect.stringContaining(ann.email)]);
  const left = await context.request.post("/api/auth/logout");
  expect(await left.json()).toMatchObject({ revocation: "committed", ended: 1 });
});

test("a post of another site to a page is refused with 403 before anything runs", async ({ context }) => {
  const ann = await signUp(context);
  const headers = { origin: "https://evil.example", "content-type": "multipart/form-data; boundary=x" };
  for (const path of addresses("page.tsx")) {
    const response = await context.request.post(path, { headers, data: "--x--\r\n", maxRedirects: 0 });
    expect([path, response.status(), await response.json()]).toEqual([
      path,
      403,
      expect.objectContaining({ code: "cross_site" }),
    ]);
  }
  expect((await context.request.get("/api/me", { headers: { "X-User-ID": ann.id } })).status()).toBe(200);
});

test("a request for another host is refused, another loopback name is redirected, and a forged address is not believed", async ({
  playwright,
  instance,
}) => {
  const { port } = new URL(instance.origin);
  const client = await playwright.request.newContext();
  const other = await client.get(`http://127.0.0.1:${port}/login`, { maxRedirects: 0 });
  expect([other.status(), other.headers()["location"]]).toEqual([308, `${instance.origin}/login`]);
  const foreign = await client.get(`${instance.origin}/login`, { headers: { host: "evil.example" }, maxRedirects: 0 });
  expect(foreign.status()).toBe(421);
  for (const path of ["/api/health/live", "/api/health/ready"]) {
    const probe = await client.head(`http://127.0.0.1:${port}${path}`, { headers: { host: "10.1.2.3:3000" } });
    expect([path, probe.status(), probe.headers()["cache-control"]]).toEqual([path, 200, "no-store"]);
  }
  await client.dispose();
});

test("a client that forges forwarding headers is known by its true address", async ({ context }) => {
  const forged = {
    "x-forwarded-for": "203.0.113.9",
    "x-aurora-client-address": "203.0.113.9",
    "x-real-ip": "203.0.113.9",
  };
  const signedUp = await context.request.post("/api/auth/signup", {
    data: { email: `${crypto.randomUUID()}@example.com`, password: "violet harbour 42" },
    headers: forged,
  });
  const { user } = await signedUp.json();
  const me = await context.request.get("/api/me", { headers: { "X-User-ID": user.id } });
  expect((await me.json()).session.device.address).toMatch(/^(127\.0\.0\.0\/24|::\/48)$/);
});

test("a request that no page or route can use is a 4xx and a problem, be it the method, the address or the body", async ({
  context,
}) => {
  const junk = { "content-type": "multipart/form-data; boundary=x" };
  const calls: [string, string, number, { headers?: Record<string, string>; data?: string | Buffer }?][] = [
    ["TRACE", "/", 405],
    ["PROPFIND", "/api/me", 405],
    ["PUT", "/login", 405],
    ["DELETE", "/dashboard", 405],
    ["POST", "/login", 400],
    ["POST", "/dashboard", 400, { headers: { "content-type": "application/json" }, data: "{}" }],
    ["POST", "/login", 400, { headers: junk, data: "junk" }],
    ["POST", "/login", 400, { headers: { ...junk, "next-action": "00" }, data: "junk" }],
    ["POST", "/login", 413, { headers: junk, data: Buffer.alloc(1024 * 1024) }],
    ["POST", "/api/auth/signin/oidc", 404, { headers: junk, data: Buffer.alloc(1024 * 1024) }],
    ["GET", `/api/auth/callback/${"a".repeat(12_000)}`, 404],
    ["GET", "/api/nowhere", 404],
    ["DELETE", "/api/auth/sessions/%E0%A4%A", 400],
    ["GET", "/%E0%A4%A", 400],
  ];
  for (const [method, path, status, sent] of calls) {
    const answer = await context.request.fetch(path, { method, maxRedirects: 0, ...sent });
    const type = answer.headers()["content-type"];
    expect([method, path, answer.status(), type]).toEqual([method, path, status, "application/problem+json"]);
    expect(answer.headers()["allow"] === undefined).toBe(status !== 405);
  }
});
