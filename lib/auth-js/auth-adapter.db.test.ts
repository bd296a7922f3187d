import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Claims } from "@/lib/auth-js/provider-profile";
import { createAuthAdapter, type ProviderSignIn } from "@/lib/auth-js/auth-adapter";
import { db } from "@/lib/db";
import { beginProviderSignIn } from "@/lib/auth-js/provider-sign-in";
import { createToken, raiseSessionEpoch, transact } from "aurora-session/core";
import {
  createTestSession,
  createTestUser,
  endReasonOf,
  sessionEpochOf,
  signedIn,
  TestBrowser,
} from "@/testing/helpers/test-browser";
import { subjectsTo } from "@/testing/helpers/test-mail";

const EXPIRES = new Date("2030-01-01");

function begin(browser = new TestBrowser()): { signIn: ProviderSignIn; adapter: ReturnType<typeof createAuthAdapter> } {
  const signIn = beginProviderSignIn(new Headers({ cookie: browser.cookieHeader(), "user-agent": "curl/8" }));
  return { signIn, adapter: createAuthAdapter(signIn) };
}

describe("a provider's sign-in goes through the same session core", () => {
  test("it records device and event, and keeps the hash of the token only", async () => {
    const user = await createTestUser();
    const { signIn, adapter } = begin();
    signIn.provider = "oidc";
    await adapter.createSession?.({ sessionToken: createToken(), userId: user.id, expires: EXPIRES });
    const [row] = await db().session.findMany({ where: { userId: user.id } });
    expect(row).toMatchObject({ provider: "oidc", deviceName: "curl", id: signIn.created?.sessionId });
    expect(row?.expiresAt).not.toEqual(EXPIRES);
    expect(JSON.stringify(row)).not.toContain(String(signIn.created?.token));
    expect(await db().securityEvent.count({ where: { userId: user.id, type: "signed_in" } })).toBe(1);
  });

  test("it ends the session of the person who was signed in before", async () => {
    const former = await signedIn();
    const { adapter } = begin(former.browser);
    await adapter.createSession?.({
      sessionToken: createToken(),
      userId: (await createTestUser()).id,
      expires: EXPIRES,
    });
    expect(await endReasonOf(former.sessionId)).toBe("replaced_by_login");
  });

  test("it does not survive a sign-out everywhere that came between", async () => {
    const user = await createTestUser();
    const providerAccountId = randomUUID();
    const { signIn, adapter } = begin();
    await db().account.create({ data: { userId: user.id, type: "oidc", provider: "oidc", providerAccountId } });
    await adapter.getUserByAccount?.({ provider: "oidc", providerAccountId });
    await transact((transaction) => raiseSessionEpoch(transaction, user.id));
    const late = adapter.createSession?.({ sessionToken: createToken(), userId: user.id, expires: EXPIRES });
    await expect(late).rejects.toThrow("sign_in_superseded");
    expect(signIn).toMatchObject({ created: null, refusal: { code: "sign_in_superseded" } });
    expect(await db().session.count({ where: { userId: user.id } })).toBe(0);
  });

  test("it is refused for a disabled user, and the refusal is kept for the words on the page", async () => {
    const user = await createTestUser();
    await db().user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
    const { signIn, adapter } = begin();
    const refused = adapter.createSession?.({ sessionToken: createToken(), userId: user.id, expires: EXPIRES });
    await expect(refused).rejects.toThrow("account_disabled");
    expect(signIn.refusal?.code).toBe("account_disabled");
  });
});

describe("reading and deleting a session", () => {
  test("answers the allowed fields of a live one, null for any other", async () => {
    const user = await createTestUser();
    const { token, sessionId } = await createTestSession(user, await sessionEpochOf(user));
    const { adapter } = begin();
    const found = await adapter.getSessionAndUser?.(token);
    expect(found).toMatchObject({ session: { userId: user.id }, user: { id: user.id, email: user.email } });
    expect(JSON.stringify(found?.user)).not.toMatch(/argon2|Hash|Epoch/);
    await adapter.deleteSession?.(token);
    expect(await endReasonOf(sessionId)).toBe("user");
    expect(await adapter.getSessionAndUser?.(token)).toBeNull();
    for (const text of [createToken(), "", "garbage"]) expect(await adapter.getSessionAndUser?.(text)).toBeNull();
  });

  test("Auth.js never writes a session again", async () => {
    const { token, sessionId } = await createTestSession(await createTestUser(), 0);
    const before = await db().session.findUniqueOrThrow({ where: { id: sessionId } });
    await begin().adapter.updateSession?.({ sessionToken: token, expires: EXPIRES });
    expect(await db().session.findUniqueOrThrow({ where: { id: sessionId } })).toEqual(before);
  });
});

function say(signIn: ProviderSignIn, claims: Claims, providerAccountId: string = randomUUID()): string {
  signIn.answer = { link: { type: "oidc", provider: "oidc", providerAccountId }, claims };
  return providerAccountId;
}

function create(adapter: ReturnType<typeof createAuthAdapter>) {
  // Auth.js made these values from the provider's answer without parsing it, so the adapter does not look at them.
  return adapter.createUser?.({ id: "ignored", email: "not parsed", emailVerified: null });
}

describe("an account that a provider makes", () => {
  test("is recorded, and its e-mail is one account's, however it is written", async () => {
    const { signIn, adapter } = begin();
    const email = `Ann.${randomUUID()}@Example.com`;
    say(signIn, { email, email_verified: true, name: "Ann" });
    const created = await create(adapter);
    expect(created).toMatchObject({ email: email.toLowerCase(), name: "Ann", emailVerified: expect.any(Date) });
    expect(await db().securityEvent.count({ where: { userId: created?.id ?? "", type: "account_created" } })).toBe(1);
    const other = begin();
    say(other.signIn, { email: email.toUpperCase(), email_verified: true });
    await expect(create(other.adapter)).rejects.toThrow("email_taken");
    expect(other.signIn.refusal).toMatchObject({ code: "email_taken" });
  });

  test("can be entered from the moment it exists, though the process died before there was a session", async () => {
    const { signIn, adapter } = begin();
    const providerAccountId = say(signIn, { email: `${randomUUID()}@example.com`, email_verified: true });
    const created = await create(adapter);
    const found = await begin().adapter.getUserByAccount?.({ provider: "oidc", providerAccountId });
    expect(found?.id).toBe(created?.id);
  });

  test("keeps no token of the provider", async () => {
    const { signIn, adapter } = begin();
    const link = { type: "oidc", provider: "oidc", providerAccountId: randomUUID() } as const;
    const secrets = { access_token: "secret", refresh_token: "secret", id_token: "secret", session_state: "secret" };
    signIn.answer = {
      link: { ...link, ...secrets },
      claims: { email: `${randomUUID()}@example.com`, email_verified: true },
    };
    const created = await create(adapter);
    const row = await db().account.findFirstOrThrow({ where: { userId: created?.id ?? "" } });
    expect(JSON.stringify(row)).not.toContain("secret");
    expect(row).toMatchObject(link);
  });

  describe("for an address that has an account", () => {
    test("is that one if nobody ever confirmed it, and everybody else is out of it", async () => {
      const squatter = await signedIn();
      const { id: userId, email } = squatter.user;
      const link = { type: "oidc", provider: "oidc", providerAccountId: randomUUID() };
      await db().account.create({ data: { userId, ...link } });
      await db().picture.create({ data: { userId, type: "image/png", bytes: Buffer.from("theirs") } });
      const { adapter: underWay } = begin();
      await underWay.getUserByAccount?.(link);
      const { signIn, adapter } = begin();
      say(signIn, { email, email_verified: true, name: "Ann" });
      expect(await create(adapter)).toMatchObject({ id: userId, name: "Ann", emailVerified: expect.any(Date) });
      await adapter.createSession?.({ sessionToken: createToken(), userId, expires: EXPIRES });
      expect(signIn.created).not.toBeNull();
      expect(await endReasonOf(squatter.sessionId)).toBe("email_proven");
      const late = underWay.createSession?.({ sessionToken: createToken(), userId, expires: EXPIRES });
      await expect(late).rejects.toThrow("sign_in_superseded");
      expect(await begin().adapter.getUserByAccount?.(link)).toBeNull();
      expect(await db().user.count({ where: { id: userId, passwordHash: null } })).toBe(1);
      expect(await db().picture.count({ where: { userId } })).toBe(0);
      expect(await db().securityEvent.count({ where: { userId, type: "account_claimed" } })).toBe(1);
      expect(await subjectsTo(email)).toContain("Your account is yours alone now");
    });

    test("is none if that one is an administrator's, whether or not anybody confirmed it", async () => {
      const { user, sessionId } = await signedIn();
      await db().user.update({ where: { id: user.id }, data: { role: "admin" } });
      const { signIn, adapter } = begin();
      say(signIn, { email: user.email, email_verified: true });
      await expect(create(adapter)).rejects.toThrow("email_taken");
      expect(await endReasonOf(sessionId)).toBeNull();
    });

    test("is none if that one is disabled, and nothing of it changes", async () => {
      const { user, sessionId } = await signedIn();
      await db().user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
      const { signIn, adapter } = begin();
      say(signIn, { email: user.email, email_verified: true });
      await expect(create(adapter)).rejects.toThrow("account_disabled");
      expect(await endReasonOf(sessionId)).toBeNull();
    });

    test("is that one only for a provider that is linked to it: then its mailbox is confirmed", async () => {
      const user = await createTestUser();
      const providerAccountId = randomUUID();
      await db().account.create({ data: { userId: user.id, type: "oidc", provider: "oidc", providerAccountId } });
      for (const [verified, confirmed] of [
        [false, 0],
        [true, 1],
      ] as const) {
        const { signIn, adapter } = begin();
        signIn.provider = "oidc";
        say(signIn, { email: user.email, email_verified: verified }, providerAccountId);
        await adapter.getUserByAccount?.({ provider: "oidc", providerAccountId });
        await adapter.createSession?.({ sessionToken: createToken(), userId: user.id, expires: EXPIRES });
        const where = { id: user.id, emailVerified: { not: null } };
        expect(await db().user.count({ where })).toBe(confirmed);
      }
    });
  });

  test.each([
    ["email_missing", { email_verified: true }],
    ["email_unusable", { email: "x@a.example, victim@b.example", email_verified: true }],
    ["email_unverified", { email: "victim@example.com", email_verified: false }],
    ["profile_unusable", { email: "ann@example.com", email_verified: true, name: "x".repeat(200_000) }],
  ])("is none: %s", async (code, claims) => {
    const { signIn, adapter } = begin();
    const providerAccountId = say(signIn, claims);
    await expect(create(adapter)).rejects.toThrow(code);
    expect(signIn.refusal).toEqual({ code });
    expect(await db().account.count({ where: { providerAccountId } })).toBe(0);
  });

  test.each(["\u0000", "", "x".repeat(256)])("is none for the id %j, which is no outage", async (providerAccountId) => {
    const { signIn, adapter } = begin();
    await expect(adapter.getUserByAccount?.({ provider: "oidc", providerAccountId })).rejects.toThrow("unusable");
    expect(signIn.refusal).toEqual({ code: "profile_unusable" });
  });
});
