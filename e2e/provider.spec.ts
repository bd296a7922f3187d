import { randomUUID } from "node:crypto";
import { chooseFreePort, startInstance } from "@/testing/servers/instance";
import { expect, test as base } from "@/e2e/fixtures";
import { answerProvider, logInAtProvider, startIdentityProvider } from "@/e2e/identity-provider";
import { confirmEmail, confirmSignOut, copySession, expectDashboard, sessionCookie, signUp } from "@/e2e/people";
import type { Page } from "@playwright/test";

async function startWithProvider() {
  const port = await chooseFreePort();
  const client = { id: "aurora", secret: randomUUID() };
  const redirectUri = `http://localhost:${port}/api/auth/callback/oidc`;
  const provider = await startIdentityProvider({ ...client, redirectUri });
  const environment = {
    AUTH_OIDC_ISSUER: provider.issuer,
    AUTH_OIDC_ID: client.id,
    AUTH_OIDC_SECRET: client.secret,
    AUTH_OIDC_NAME: "Test provider",
    REQUIRE_VERIFIED_EMAIL: "yes",
  };
  const instance = await startInstance({ port, environment });
  const stop = async () => {
    await instance.stop();
    await provider.stop();
  };
  return { instance, stop };
}

/** An instance that offers a real OpenID provider on loopback. */
const test = base.extend({
  instance: async ({ instances }, provide) => provide(await instances.get("a provider", () => startWithProvider())),
});

test.use({ sharesContext: true });
// One worker starts it for all of them.
test.describe.configure({ mode: "default" });

async function beginWithProvider(page: Page): Promise<void> {
  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with Test provider" }).click();
  await expect(page.getByPlaceholder("Enter any login")).toBeVisible();
}

async function enterAtProvider(page: Page, login: string): Promise<void> {
  await beginWithProvider(page);
  await answerProvider(page, login);
}

async function signInWithProvider(page: Page, email: string): Promise<void> {
  await enterAtProvider(page, email);
  await expect(page).toHaveURL(/\/dashboard$/);
}

test("a person signs in with a provider, and signs out as everybody does", async ({ page, context }) => {
  const email = `${randomUUID()}@example.com`;
  await signInWithProvider(page, email);
  await expectDashboard(page);
  await expect(page.getByRole("main").getByText(email)).toBeVisible();
  const names = (await context.cookies()).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["aurora.session", "aurora.sid", "aurora.device"]));
  expect(await sessionCookie(context)).toMatch(/^[\w-]{43}$/);
  await confirmSignOut(page);
  await expect(page.getByText("Your session is ended on the server")).toBeVisible();
});

test("over a live session of somebody else: that one ends, and nothing is linked to it", async ({
  page,
  context,
  instance,
}) => {
  const ann = await signUp(context);
  const copy = await copySession(context, ann, instance);
  const email = `${randomUUID()}@example.com`;
  await signInWithProvider(page, email);
  await expect(page.getByRole("main").getByText(email)).toBeVisible();
  const refused = await copy.get("/api/me");
  expect(await refused.json()).toMatchObject({ code: "session_ended", reason: "replaced_by_login" });
  await copy.dispose();
});

test("a confirmed account is not taken over by a provider with the same email", async ({ page, context, instance }) => {
  const ann = await signUp(context);
  await confirmEmail(instance, ann);
  await context.clearCookies();
  await enterAtProvider(page, ann.email);
  await expect(page.getByText("This email already has an account.")).toBeVisible();
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("aurora.session");
});

test("of two tabs that begin a sign-in, both end signed in, and so does who opens the provider's answer again", async ({
  page,
  context,
}) => {
  const email = `${randomUUID()}@example.com`;
  const answers: string[] = [];
  context.on("request", (request) => {
    if (request.url().includes("/api/auth/callback/")) answers.push(request.url());
  });
  await beginWithProvider(page);
  const second = await context.newPage();
  await signInWithProvider(second, email);
  const session = await sessionCookie(context);
  // In the second tab the person has already agreed to what the provider may tell.
  await logInAtProvider(page, email);
  await expectDashboard(page);
  const given = [...answers];
  expect(given).toHaveLength(2);
  for (const answer of given) {
    await page.goto(answer);
    await expectDashboard(page);
  }
  expect(await sessionCookie(context)).toBe(session);
  await second.close();
});

test("a tab whose sign-in another tab began anew is told so", async ({ page, context }) => {
  await beginWithProvider(page);
  const second = await context.newPage();
  await beginWithProvider(second);
  await answerProvider(page, `${randomUUID()}@example.com`);
  await expect(page.getByText("another one was begun in this browser after it")).toBeVisible();
  await second.close();
});

test("an account that nobody confirmed is its owner's, and whoever made it is out", async ({
  page,
  browser,
  instance,
}) => {
  const stranger = await browser.newContext({ baseURL: instance.origin });
  const { email, id } = await signUp(stranger);
  await signInWithProvider(page, email);
  await expect(page.getByText("Account taken over by the owner of its email")).toBeVisible();
  const refused = await stranger.request.get("/api/me", { headers: { "X-User-ID": id } });
  expect(await refused.json()).toMatchObject({ code: "session_ended", reason: "email_proven" });
  await stranger.close();
  await page.goto("/account/security");
  const methods = page.getByRole("region", { name: "Ways to sign in" });
  await expect(methods.getByText("Single sign-on")).toBeVisible();
  await expect(methods.getByText("Your only way to sign in")).toBeVisible();
});

test("a person without a verified address is told why, and gets no account", async ({ page, context }) => {
  for (const [login, words] of [
    [`unverified-${randomUUID()}@example.com`, "The provider has not verified"],
    [randomUUID(), "The provider gave us no email address"],
    [`${"x".repeat(300)}@example.com`, "can't be used"],
  ] as const) {
    await enterAtProvider(page, login);
    await expect(page.getByText(words)).toBeVisible();
    await context.clearCookies();
  }
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("aurora.session");
});

test("where it is required, nothing is open until the address is confirmed", async ({ page, context }) => {
  const ann = await signUp(context);
  const answer = await page.goto("/dashboard");
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole("heading", { name: "Confirm your email first" })).toBeVisible();
  await page.getByRole("button", { name: "Email the link again" }).click();
  await expect(page.getByText(`A new link is on its way to ${ann.email}.`)).toBeVisible();
  const second = await context.newPage();
  await second.goto("/outbox");
  const mail = second
    .getByRole("listitem")
    .filter({ hasText: ann.email })
    .filter({ hasText: "Confirm your email address" });
  await mail.first().getByRole("link").first().click();
  await second.getByRole("button", { name: "Confirm email" }).click();
  await expect(second.getByText("Your email is confirmed.")).toBeVisible();
  await expectDashboard(page);
});
