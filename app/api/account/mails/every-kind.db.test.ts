import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { connectedApp, refresh, refreshed } from "@/app/api/test-client";
import * as account from "@/app/api/account/route";
import * as confirmEmail from "@/app/api/account/email/confirm/route";
import * as email from "@/app/api/account/email/route";
import * as password from "@/app/api/account/password/route";
import * as forgot from "@/app/api/account/password/forgot/route";
import * as reset from "@/app/api/account/password/reset/route";
import * as secure from "@/app/api/account/secure/route";
import * as method from "@/app/api/account/sign-in-methods/[id]/route";
import * as login from "@/app/api/auth/login/route";
import * as code from "@/app/api/auth/reauthenticate/code/route";
import * as signup from "@/app/api/auth/signup/route";
import { signedUpSchema } from "@/lib/api-schemas";
import { createAuthAdapter } from "@/lib/auth-js/auth-adapter";
import { beginProviderSignIn } from "@/lib/auth-js/provider-sign-in";
import { db } from "@/lib/db";
import { mailsIn } from "@/lib/mail/mail-words";
import { CATALOGUE } from "@/lib/words/catalogue";
import { mailTitles, type MailKind } from "@/lib/words/mail-titles";
import type { Handler } from "aurora-session/http";
import { LANGUAGES } from "aurora-session/shared";
import {
  createTestUser,
  execute,
  signedIn,
  TEST_PASSWORD,
  TestBrowser,
  type TestUser,
} from "@/testing/helpers/test-browser";
import { mailedSecretTo } from "@/testing/helpers/test-mail";

const NEW_PASSWORD = "another quiet morning";

/** Where a mail went, and the person in whose list it has to stand; null where it may stand in nobody's. */
type Mailed = { readonly recipient: string; readonly userId: string | null };

const theirs = ({ id, email: recipient }: TestUser): Mailed => ({ recipient, userId: id });

async function post(handler: Handler, body?: unknown, by: Partial<Awaited<ReturnType<typeof signedIn>>> = {}) {
  const { browser = new TestBrowser(), as } = by;
  return browser.send(handler, "POST", "/api/anything", { ...as, body });
}

async function movedTo(): Promise<{ mover: Awaited<ReturnType<typeof signedIn>>; address: string }> {
  const [mover, address] = [await signedIn(), `${randomUUID()}@example.com`];
  await post(email.POST, { email: address }, mover);
  await post(confirmEmail.POST, { secret: await mailedSecretTo(address, "Confirm your new email address") });
  return { mover, address };
}

/** How each mail comes about. A new kind does not compile until it stands here, and until it does, a test fails. */
const CAUSES: Readonly<Record<MailKind, () => Promise<Mailed>>> = {
  passwordReset: async () => {
    const user = await createTestUser();
    await post(forgot.POST, { email: user.email });
    return theirs(user);
  },
  securedAccount: async () => {
    const somebody = await signedIn();
    await post(secure.POST, undefined, somebody);
    return theirs(somebody.user);
  },
  passwordChanged: async () => {
    const somebody = await signedIn();
    await post(password.POST, { currentPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD }, somebody);
    return theirs(somebody.user);
  },
  passwordReplaced: async () => {
    const user = await createTestUser();
    await post(forgot.POST, { email: user.email });
    const secret = await mailedSecretTo(user.email, "Choose a new password");
    await post(reset.POST, { secret, newPassword: NEW_PASSWORD });
    return theirs(user);
  },
  signInMethodRemoved: async () => {
    const { browser, user, as } = await signedIn();
    await db().account.create({
      data: { userId: user.id, type: "oidc", provider: "oidc", providerAccountId: randomUUID() },
    });
    await browser.send(method.DELETE, "DELETE", "/api/account/sign-in-methods/oidc", { ...as, params: { id: "oidc" } });
    return theirs(user);
  },
  confirmEmail: async () => {
    const answer = await post(signup.POST, { email: `${randomUUID()}@example.com`, password: TEST_PASSWORD });
    return theirs(signedUpSchema.parse(await answer.json()).user);
  },
  addressInUse: async () => {
    const owner = await createTestUser();
    await post(signup.POST, { email: owner.email, password: NEW_PASSWORD });
    return theirs(owner);
  },
  accountClaimed: async () => {
    const user = await createTestUser();
    const signIn = beginProviderSignIn(new Headers());
    const link = { type: "oidc", provider: "oidc", providerAccountId: randomUUID() };
    signIn.answer = { link, claims: { email: user.email, email_verified: true } };
    await createAuthAdapter(signIn).createUser?.({ id: "", email: user.email, emailVerified: null });
    return theirs(user);
  },
  emailChange: async () => {
    const address = `${randomUUID()}@example.com`;
    await post(email.POST, { email: address }, await signedIn());
    return { recipient: address, userId: null };
  },
  emailInUse: async () => {
    const owner = await createTestUser();
    await post(email.POST, { email: owner.email }, await signedIn());
    return theirs(owner);
  },
  emailChanged: async () => theirs((await movedTo()).mover.user),
  newDevice: async () => {
    const user = await createTestUser();
    await post(login.POST, { email: user.email, password: TEST_PASSWORD });
    return theirs(user);
  },
  failedSignIns: async () => {
    const user = await createTestUser();
    await db().user.update({ where: { id: user.id }, data: { strangerFailures: 19 } });
    await post(login.POST, { email: user.email, password: "wrong" });
    return theirs(user);
  },
  refreshReuse: async () => {
    const { user, tokens } = await connectedApp();
    await refreshed(tokens.refresh_token);
    await execute(`UPDATE "RefreshToken" SET "usedAt" = now() - interval '1 minute' WHERE "sessionId" = $1`, [
      tokens.client_id,
    ]);
    await refresh(tokens.refresh_token);
    return theirs(user);
  },
  reauthentication: async () => {
    const somebody = await signedIn();
    await db().user.update({ where: { id: somebody.user.id }, data: { passwordHash: null } });
    await post(code.POST, undefined, somebody);
    return theirs(somebody.user);
  },
  accountDeleted: async () => {
    const { browser, user, as } = await signedIn();
    await browser.send(account.DELETE, "DELETE", "/api/account", as);
    return { recipient: user.email, userId: null };
  },
  movedAccountDeleted: async () => {
    const { mover } = await movedTo();
    await mover.browser.send(account.DELETE, "DELETE", "/api/account", mover.as);
    return { recipient: mover.user.email, userId: null };
  },
};

test("every mail that there is has a cause here, and a title in every language", () => {
  expect(Object.keys(CAUSES).toSorted()).toEqual(Object.keys(mailsIn("en")).toSorted());
  for (const language of LANGUAGES) {
    const titles = mailTitles(CATALOGUE[language].mails);
    expect(Object.keys(titles).toSorted()).toEqual(Object.keys(CAUSES).toSorted());
    for (const title of Object.values(titles)) expect(title).toMatch(/^[^{}]+$/);
  }
});

test.each(Object.entries(CAUSES))("the mail %s stands in the list of whom it is for", async (kind, cause) => {
  const { recipient, userId } = await cause();
  const mails = await db().mail.findMany({ where: { recipient, kind }, select: { userId: true } });
  expect(mails).toEqual([{ userId }]);
});
