import type { APIResponse } from "@playwright/test";
import { addresses } from "@/e2e/addresses";
import { EMBEDDED } from "@/e2e/both-databases";
import { expect, test } from "@/e2e/fixtures";
import { signUp } from "@/e2e/people";

test.use({ sharesContext: true });

/** Pages that a mailed link opens, and the mails themselves: no Referer header may tell the secret in such a link. */
const MAIL_PAGES = new Set(["/confirm-email", "/undo-email-change", "/reset-password", "/report-sign-in", "/outbox"]);

/** A page's answer has what keeps it safe in a browser, whatever its status. */
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
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
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

test("so have redirects and pages that don't exist", async ({ context }) => {
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
  test("so has the page that says so", async ({ context, instance }) => {
    await signUp(context);
    await instance.database.stop();
    const outage = await context.request.get("/dashboard");
    await instance.database.start();
    expect(outage.status()).toBe(503);
    expectSafe(outage, "/dashboard");
  });
});

test("the API and files are what they say they are", async ({ context, page }) => {
  await page.goto("/login");
  const script = await page.locator("script[src]").first().getAttribute("src");
  for (const path of ["/api/me", "/api/openapi.json", "/icon.svg", script ?? ""])
    expect((await context.request.get(path)).headers()["x-content-type-options"], path).toBe("nosniff");
});
