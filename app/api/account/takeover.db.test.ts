import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import * as confirmEmail from "@/app/api/account/email/confirm/route";
import * as email from "@/app/api/account/email/route";
import * as undoEmail from "@/app/api/account/email/undo/route";
import * as forgot from "@/app/api/account/password/forgot/route";
import * as reset from "@/app/api/account/password/reset/route";
import * as report from "@/app/api/account/report/route";
import * as login from "@/app/api/auth/login/route";
import * as me from "@/app/api/me/route";
import { connect, meWith, refresh } from "@/app/api/test-client";
import { createAuthAdapter } from "@/lib/auth-js/auth-adapter";
import { db } from "@/lib/db";
import { beginProviderSignIn } from "@/lib/auth-js/provider-sign-in";
import type { Handler } from "aurora-session/http";
import { createToken } from "aurora-session/core";
import { createTestUser, signedIn, TEST_PASSWORD, TestBrowser } from "@/testing/helpers/test-browser";
import { mailedSecretTo, newestMailTo } from "@/testing/helpers/test-mail";

const OWNERS_PASSWORD = "chosen by the owner alone";

beforeAll(async () => {
  await createTestUser();
});

function post(browser: TestBrowser, handler: Handler, body: unknown, headers = {}): Promise<Response> {
  return browser.send(handler, "POST", "/api/anything", { headers, body });
}

function signIn(browser: TestBrowser, address: string, password: string): Promise<Response> {
  return post(browser, login.POST, { email: address, password });
}

async function choosePassword(address: string, subject: string): Promise<void> {
  const secret = await mailedSecretTo(address, subject);
  expect((await post(new TestBrowser(), reset.POST, { secret, newPassword: OWNERS_PASSWORD })).status).toBe(200);
}

/** Makes an account of the owner's address, as somebody else made it, with every way in that there is. */
async function attackedAccount() {
  const user = await createTestUser();
  const providerAccountId = randomUUID();
  await db().account.create({ data: { userId: user.id, type: "oidc", provider: "oidc", providerAccountId } });
  const browser = new TestBrowser();
  expect((await signIn(browser, user.email, TEST_PASSWORD)).status).toBe(200);
  const session = await signedIn(user);
  return { user, browser, providerAccountId, session, app: await connect(session) };
}

type Attacked = Awaited<ReturnType<typeof attackedAccount>>;

function beginProvider({ user, providerAccountId }: Attacked) {
  const signInByProvider = beginProviderSignIn(new Headers());
  const link = { type: "oidc", provider: "oidc", providerAccountId };
  signInByProvider.answer = { link, claims: { email: user.email, email_verified: false } };
  return { signInByProvider, adapter: createAuthAdapter(signInByProvider) };
}

/** Handles a provider's answer as Auth.js does. Returns the id of the account that it opens, or why it opens none. */
async function enterByProvider(attacked: Attacked): Promise<string> {
  const { signInByProvider, adapter } = beginProvider(attacked);
  const found = await adapter.getUserByAccount?.({ ...attacked, provider: "oidc" });
  if (found) return found.id;
  const created = adapter.createUser?.({ id: "", email: attacked.user.email, emailVerified: null });
  await expect(created).rejects.toThrow();
  return signInByProvider.refusal?.code ?? "no reason";
}

const WAYS_OUT: readonly (readonly [string, (attacked: Attacked) => Promise<void>])[] = [
  [
    "a password reset",
    async ({ user }) => {
      await post(new TestBrowser(), forgot.POST, { email: user.email });
      await choosePassword(user.email, "Choose a new password");
      expect((await newestMailTo(user.email)).text).toContain("sign-in through a provider");
    },
  ],
  [
    "“This wasn't me”",
    async ({ user }) => {
      const secret = await mailedSecretTo(user.email, "New sign-in to your account");
      expect((await post(new TestBrowser(), report.POST, { secret })).status).toBe(200);
      expect((await newestMailTo(user.email)).text).toContain("a provider that was linked");
    },
  ],
  [
    "the undoing of an e-mail change",
    async ({ user, session: { browser, as } }) => {
      const theirs = `${randomUUID()}@example.com`;
      await post(browser, email.POST, { email: theirs }, as.headers);
      await post(browser, confirmEmail.POST, {
        secret: await mailedSecretTo(theirs, "Confirm your new email address"),
      });
      const secret = await mailedSecretTo(user.email, "Your email address was changed");
      expect((await post(new TestBrowser(), undoEmail.POST, { secret })).status).toBe(200);
    },
  ],
];

describe.each(WAYS_OUT)("after %s by the owner of the mailbox", (_what, getOut) => {
  test("no way in of the account's maker works, and the owner gets in", async () => {
    const attacked = await attackedAccount();
    const { user, browser, session, app } = attacked;
    expect(await enterByProvider(attacked)).toBe(user.id);
    const { adapter: underWay } = beginProvider(attacked);
    await underWay.getUserByAccount?.({ ...attacked, provider: "oidc" });

    await getOut(attacked);

    expect(await enterByProvider(attacked)).toBe("email_unverified");
    const late = underWay.createSession?.({ sessionToken: createToken(), userId: user.id, expires: new Date() });
    await expect(late).rejects.toThrow("sign_in_superseded");
    for (const each of [browser, session.browser])
      expect((await each.send(me.GET, "GET", "/api/me", session.as)).status).toBe(401);
    expect((await meWith(app.access_token, user))[0]).toBe(401);
    expect((await refresh(app.refresh_token)).status).toBe(400);
    expect((await signIn(browser, user.email, TEST_PASSWORD)).status).toBe(401);
    expect(await db().knownDevice.count({ where: { userId: user.id } })).toBe(0);
    const trail = await db().securityEvent.findMany({ where: { userId: user.id }, select: { type: true } });
    expect(trail.map(({ type }) => type)).toEqual(expect.arrayContaining(["provider_removed", "browsers_forgotten"]));

    const [pending] = await db().mailedSecret.findMany({
      where: { userId: user.id, purpose: "password_reset", usedAt: null },
    });
    if (pending !== undefined) await choosePassword(user.email, "Your account is secured: choose a new password");
    expect((await signIn(new TestBrowser(), user.email, OWNERS_PASSWORD)).status).toBe(200);
    expect(await enterByProvider(attacked)).toBe("email_unverified");
  });
});
