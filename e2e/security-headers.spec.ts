import { spawn } from "node:child_process";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { whenEnded } from "@/cli/process/child";
import { addresses } from "@/e2e/addresses";
import { EMBEDDED } from "@/e2e/both-databases";
import { expect, test } from "@/e2e/fixtures";
import { signUp } from "@/e2e/people";
import { chooseFreePort, TEST_ENVIRONMENT } from "@/testing/servers/instance";

test.use({ sharesContext: true });

const SAFE = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-resource-policy": "same-origin",
};

/** Pages that a mailed link opens, and the mails themselves. No Referer header may contain the secret in such a link. */
const MAIL_PAGES = new Set(
  "/confirm-email /verify-email /undo-email-change /reset-password /report-sign-in /outbox".split(" "),
);

/** Expects that a page's answer has the headers that keep it safe in a browser, whatever its status. */
function expectSafe(answer: APIResponse, path: string): void {
  const headers = answer.headers();
  const policy = headers["content-security-policy"] ?? "";
  expect(policy, path).toMatch(/script-src 'self' 'nonce-[\w-]+' 'strict-dynamic';/);
  expect(policy, path).not.toMatch(/script-src[^;]*unsafe/);
  for (const directive of ["frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"])
    expect(policy, path).toContain(directive);
  expect(headers, path).toMatchObject({
    "cache-control": expect.stringMatching(/^private,.*\bno-store\b/),
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": MAIL_PAGES.has(path) ? "strict-origin" : "same-origin",
    ...SAFE,
  });
  expect(headers["x-powered-by"], path).toBeUndefined();
}

test("every page has its security headers, and every script in it the nonce", async ({ context }) => {
  await signUp(context);
  for (const path of addresses("page.tsx")) {
    const answer = await context.request.get(path);
    expectSafe(answer, path);
    const [, nonce] = /'nonce-([\w-]+)'/.exec(answer.headers()["content-security-policy"] ?? "") ?? [];
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(0);
    expect(
      scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([]);
  }
});

test("redirects and pages that don't exist have the headers too", async ({ context }) => {
  const redirect = await context.request.get("/dashboard", { maxRedirects: 0 });
  expect(redirect.status()).toBe(307);
  expectSafe(redirect, "/dashboard");
  await signUp(context);
  for (const path of ["/nowhere", "/account/nowhere", "/admin/sessions"]) {
    const missing = await context.request.get(path);
    expect([path, missing.status()]).toEqual([path, 404]);
    expectSafe(missing, path);
  }
});

test.describe("in an outage", EMBEDDED, () => {
  test("the page that tells of it has the headers too", async ({ context, instance }) => {
    await signUp(context);
    await instance.database.stop();
    const outage = await context.request.get("/dashboard");
    await instance.database.start();
    expect(outage.status()).toBe(503);
    expectSafe(outage, "/dashboard");
  });
});

/** One request of each kind that is answered by something else than a page, and its status. */
const KINDS = [
  ["GET", "/api/me", 401],
  ["DELETE", "/api/me", 405],
  ["POST", "/api/auth/login", 415],
  ["GET", "/api/auth/session", 200],
  ["GET", "/api/auth/csrf", 200],
  ["HEAD", "/api/auth/events", 401],
  ["GET", "/api/nothing", 404],
  ["GET", "/api/openapi.json", 200],
  ["GET", "/.well-known/jwks.json", 200],
  ["GET", "/.well-known/nothing", 404],
  ["GET", "/icon", 200],
  ["GET", "/_next/static/nothing.js", 404],
  ["GET", "/_next/nothing", 404],
  ["GET", "/dashboard", 307],
  ["GET", "/login", 200],
  ["GET", "/nowhere", 404],
] as const;

async function expectEveryKindSafe(client: APIRequestContext, more: Readonly<Record<string, string>> = {}) {
  for (const [method, path, status] of KINDS) {
    const answer = await client.fetch(path, { method, maxRedirects: 0 });
    const data = /^\/(api|\.well-known)\//.test(path);
    const policy = data ? { "content-security-policy": "default-src 'none'; frame-ancestors 'none'" } : {};
    expect([method, path, answer.status()]).toEqual([method, path, status]);
    expect(answer.headers(), `${method} ${path}`).toMatchObject({ ...SAFE, ...more, ...policy });
  }
}

test("every other answer has what keeps it safe: the API, files, errors, redirects", async ({
  playwright,
  instance,
}) => {
  const client = await playwright.request.newContext({ baseURL: instance.origin });
  await expectEveryKindSafe(client);
  const other = await client.get("/login", { headers: { host: "evil.example" } });
  expect([other.status(), other.headers()]).toEqual([421, expect.objectContaining(SAFE)]);
  await client.dispose();
});

test("a stream, and a file with its scripts, too", async ({ context, page }) => {
  await page.goto("/login");
  const script = await page.locator("script[src]").first().getAttribute("src");
  expect((await context.request.get(script ?? "")).headers()).toMatchObject(SAFE);
  const { id } = await signUp(context);
  const stream = await context.request.head("/api/auth/events", { headers: { "X-User-ID": id } });
  expect([stream.status(), stream.headers()]).toEqual([200, expect.objectContaining(SAFE)]);
});

test("the same headers come where a platform runs Next itself, and a proxy that speaks https says so", async ({
  playwright,
  instance,
}) => {
  const port = await chooseFreePort();
  const origin = `http://localhost:${port}`;
  const next = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "-p", String(port)], {
    env: { ...process.env, ...TEST_ENVIRONMENT, AUTH_URL: origin, DATABASE_URL: instance.databaseUrl },
    stdio: "ignore",
  });
  const ended = whenEnded(next);
  const ask = async (extraHTTPHeaders: Record<string, string>, more: Record<string, string>): Promise<void> => {
    const client = await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders });
    await expect
      .poll(() =>
        client.get("/icon").then(
          (answer) => answer.ok(),
          () => false,
        ),
      )
      .toBe(true);
    await expectEveryKindSafe(client, more);
    await client.dispose();
  };
  try {
    await ask({}, {});
    await ask({ "x-forwarded-proto": "https" }, { "strict-transport-security": "max-age=63072000" });
  } finally {
    next.kill();
    await ended;
  }
});
