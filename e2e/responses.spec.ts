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
]);

/** It has its headers at once and its end much later: HEAD shows them. */
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

test("what another site posts to a page is refused with 403 before anything runs", async ({ context }) => {
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
