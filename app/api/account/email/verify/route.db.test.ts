import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as email from "@/app/api/account/email/route";
import * as verification from "@/app/api/account/email/verification/route";
import * as verify from "@/app/api/account/email/verify/route";
import * as reset from "@/app/api/account/password/reset/route";
import * as account from "@/app/api/account/route";
import * as activity from "@/app/api/activity/route";
import * as sessions from "@/app/api/auth/sessions/route";
import * as login from "@/app/api/auth/login/route";
import * as logout from "@/app/api/auth/logout/route";
import * as signup from "@/app/api/auth/signup/route";
import * as me from "@/app/api/me/route";
import { connectedApp, meWith, bearer } from "@/app/api/test-client";
import { signedUpSchema } from "@/lib/api-schemas";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Handler } from "aurora-session/http";
import {
  countStatements,
  createTestUser,
  endReasonOf,
  execute,
  TEST_PASSWORD,
  TestBrowser,
} from "@/testing/helpers/test-browser";
import { mailedSecretTo, newestMailTo, subjectsTo } from "@/testing/helpers/test-mail";

const CONFIRM = "Confirm your email address";
const NEW_PASSWORD = "chosen by the owner alone";

beforeAll(async () => {
  await createTestUser();
});

async function signUp(address = `${crypto.randomUUID()}@example.com`) {
  const browser = new TestBrowser();
  const body = { email: address, password: TEST_PASSWORD };
  const answer = await browser.send(signup.POST, "POST", "/api/auth/signup", { body });
  const { user } = signedUpSchema.parse(await answer.json());
  return { browser, user, as: { headers: { "x-user-id": user.id } } };
}

type Someone = Pick<Awaited<ReturnType<typeof signUp>>, "browser" | "as">;

async function status({ browser, as }: Someone, handler: Handler, method: string, body?: unknown): Promise<unknown[]> {
  const answer = await browser.send(handler, method, "/api/anything", { ...as, ...(body !== undefined && { body }) });
  const { code }: { code?: string } = answer.status === 204 ? {} : await answer.json();
  return code === undefined ? [answer.status] : [answer.status, code];
}

async function confirm(secret: string): Promise<unknown[]> {
  return status({ browser: new TestBrowser(), as: { headers: { "x-user-id": "" } } }, verify.POST, "POST", { secret });
}

async function isVerified({ browser, as }: Someone): Promise<unknown> {
  const { user }: { user: unknown } = await (await browser.send(me.GET, "GET", "/api/me", as)).json();
  return user;
}

describe("a sign-up", () => {
  test("is confirmed by the link that it mails, once", async () => {
    const ann = await signUp();
    expect(ann.user.emailVerified).toBe(false);
    expect(await isVerified(ann)).toMatchObject({ emailVerified: false });
    const secret = await mailedSecretTo(ann.user.email, CONFIRM);
    expect(await confirm(secret)).toEqual([200]);
    expect(await isVerified(ann)).toMatchObject({ emailVerified: true });
    expect(await confirm(secret)).toEqual([410, "link_expired"]);
    expect(await status(ann, verification.POST, "POST")).toEqual([409, "email_already_verified"]);
    expect(await db().securityEvent.count({ where: { userId: ann.user.id, type: "email_verified" } })).toBe(1);
  });

  test("has its link mailed again, which voids the one before, and not without end", async () => {
    const ann = await signUp();
    const first = await mailedSecretTo(ann.user.email, CONFIRM);
    expect(await status(ann, verification.POST, "POST")).toEqual([200]);
    expect(await confirm(first)).toEqual([410, "link_expired"]);
    for (let count = 1; count < env().LIMIT_MAILS_PER_ACCOUNT; count += 1) await status(ann, verification.POST, "POST");
    expect(await status(ann, verification.POST, "POST")).toEqual([429, "rate_limited"]);
  });

  test("is not confirmed by a link of yesterday, or by one for an address that it has no more", async () => {
    const ann = await signUp();
    await db().user.update({ where: { id: ann.user.id }, data: { email: `${crypto.randomUUID()}@example.com` } });
    expect(await confirm(await mailedSecretTo(ann.user.email, CONFIRM))).toEqual([410, "link_expired"]);
    const ben = await signUp();
    await execute(`UPDATE "MailedSecret" SET "expiresAt" = now() - interval '1 ms' WHERE "userId" = $1`, [ben.user.id]);
    expect(await confirm(await mailedSecretTo(ben.user.email, CONFIRM))).toEqual([410, "link_expired"]);
  });
});

describe("a sign-up for an address that has an account", () => {
  async function answered(address: string) {
    const body = { email: address, password: NEW_PASSWORD };
    let told: unknown;
    const statements = await countStatements(async () => {
      const answer = await new TestBrowser().send(signup.POST, "POST", "/api/auth/signup", { body });
      told = [answer.status, await answer.json(), [...answer.headers]];
    });
    return { told, statements };
  }

  test("is answered the same whether anybody confirmed it or not", async () => {
    const [confirmed, unconfirmed] = [await createTestUser(), await createTestUser()];
    await db().user.update({ where: { id: confirmed.id }, data: { emailVerified: new Date() } });
    expect(await answered(confirmed.email)).toEqual(await answered(unconfirmed.email));
    const subjects = await subjectsTo(confirmed.email);
    expect([subjects, await subjectsTo(unconfirmed.email)]).toEqual([
      ["There is already an account with your address"],
      subjects,
    ]);
  });

  test("makes it its owner's, by the link that the mailbox gets", async () => {
    const squatter = await connectedApp();
    const { email: address } = squatter.user;
    expect((await answered(address)).told).toMatchObject([409, { code: "email_taken" }, {}]);
    const secret = await mailedSecretTo(address, "There is already an account with your address");
    const choose = { body: { secret, newPassword: NEW_PASSWORD } };
    expect((await new TestBrowser().send(reset.POST, "POST", "/api/account/password/reset", choose)).status).toBe(200);
    expect(await endReasonOf(squatter.sessionId)).toBe("password_reset");
    expect((await meWith(squatter.tokens.access_token, squatter.user))[0]).toBe(401);
    const signIn = async (password: string) =>
      (await new TestBrowser().send(login.POST, "POST", "/api/auth/login", { body: { email: address, password } }))
        .status;
    expect([await signIn(TEST_PASSWORD), await signIn(NEW_PASSWORD)]).toEqual([401, 200]);
    expect(await db().user.count({ where: { email: address, emailVerified: { not: null } } })).toBe(1);
  });

  test("is answered the same when enough was mailed there", async () => {
    const { email: address } = await createTestUser();
    for (let count = 0; count <= env().LIMIT_MAILS_PER_ACCOUNT; count += 1)
      expect((await answered(address)).told).toMatchObject([409, { code: "email_taken" }, {}]);
    expect(await subjectsTo(address)).toHaveLength(env().LIMIT_MAILS_PER_ACCOUNT);
  });
});

describe("where REQUIRE_VERIFIED_EMAIL is set", () => {
  const requireIt = (isRequired: boolean) => {
    env().REQUIRE_VERIFIED_EMAIL = isRequired;
  };

  beforeEach(() => requireIt(true));
  afterEach(() => requireIt(false));

  test("nothing is open to a person until they have confirmed, but the ways to confirm and out", async () => {
    const ann = await signUp();
    const refused = [403, "email_not_verified"];
    expect(await status(ann, sessions.GET, "GET")).toEqual(refused);
    expect(await status(ann, activity.GET, "GET")).toEqual(refused);
    expect(await status(ann, account.DELETE, "DELETE")).toEqual(refused);
    expect(await status(ann, me.GET, "GET")).toEqual([200]);
    expect(await status(ann, email.POST, "POST", { email: `${crypto.randomUUID()}@example.com` })).toEqual([200]);
    expect(await status(ann, verification.POST, "POST")).toEqual([200]);
    await confirm(await mailedSecretTo(ann.user.email, CONFIRM));
    expect(await status(ann, sessions.GET, "GET")).toEqual([200]);
    expect(await status(await signUp(), logout.POST, "POST")).toEqual([200]);
  });

  test("an app of theirs is held back too, and an account from before until it has confirmed", async () => {
    requireIt(false);
    const { user, tokens, ...session } = await connectedApp();
    requireIt(true);
    const body = { email: user.email, password: TEST_PASSWORD, client: { name: "Build robot" } };
    const refused = await new TestBrowser().send(login.POST, "POST", "/api/auth/login", { body });
    expect(await refused.json()).toMatchObject({ status: 403, code: "email_not_verified" });
    const sent = bearer(tokens.access_token, user);
    const answer = await new TestBrowser().send(sessions.GET, "GET", "/api/auth/sessions", sent);
    expect(await answer.json()).toMatchObject({ status: 403, code: "email_not_verified" });
    expect(await status(session, verification.POST, "POST")).toEqual([200]);
    expect((await newestMailTo(user.email)).subject).toBe(CONFIRM);
  });
});
