import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as oneMethod from "@/app/api/account/sign-in-methods/[id]/route";
import * as signInMethods from "@/app/api/account/sign-in-methods/route";
import * as login from "@/app/api/auth/login/route";
import { createAuthAdapter } from "@/lib/auth-js/auth-adapter";
import { signInMethodsSchema } from "@/lib/api-schemas";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { beginProviderSignIn } from "@/lib/auth-js/provider-sign-in";
import { createToken } from "aurora-session/core";
import {
  createTestUser,
  endReasonOf,
  makeStale,
  signedIn,
  TEST_PASSWORD,
  TestBrowser,
} from "@/testing/helpers/test-browser";
import { newestMailTo } from "@/testing/helpers/test-mail";

beforeAll(() => {
  env().AUTH_GITHUB_ID = "a client id of tests";
  env().AUTH_GITHUB_SECRET = "a client secret of tests";
});

afterAll(() => {
  delete env().AUTH_GITHUB_ID;
  delete env().AUTH_GITHUB_SECRET;
});

type Someone = Awaited<ReturnType<typeof signedIn>>;

async function someoneWith(provider: string) {
  const user = await createTestUser();
  const providerAccountId = randomUUID();
  const linkedAt = new Date("2026-01-01T00:00:00Z");
  await db().account.create({ data: { userId: user.id, type: "oidc", provider, providerAccountId, linkedAt } });
  return { user, providerAccountId, here: await signedIn(user), there: await signedIn(user) };
}

async function list({ browser, as }: Someone) {
  const answer = await browser.send(signInMethods.GET, "GET", "/api/account/sign-in-methods", as);
  return signInMethodsSchema.parse(await answer.json()).methods;
}

async function remove({ browser, as }: Someone, id: string): Promise<unknown[]> {
  const sent = { ...as, params: { id } };
  const answer = await browser.send(oneMethod.DELETE, "DELETE", `/api/account/sign-in-methods/${id}`, sent);
  const { code }: { code?: string } = await answer.json();
  return [answer.status, code];
}

test("the password and each provider are listed, with when they were linked and used", async () => {
  const { here } = await someoneWith("github");
  expect(await list(here)).toEqual([
    { id: "password", linkedAt: null, lastUsedAt: expect.any(String), removable: true },
    { id: "github", linkedAt: "2026-01-01T00:00:00.000Z", lastUsedAt: null, removable: true },
  ]);
});

test("a provider is removed: nobody enters by it, others are out, and it is recorded and told", async () => {
  const { user, here, there, providerAccountId } = await someoneWith("github");
  const underWay = createAuthAdapter(beginProviderSignIn(new Headers()));
  expect((await underWay.getUserByAccount?.({ provider: "github", providerAccountId }))?.id).toBe(user.id);
  expect(await remove(here, "github")).toEqual([200, undefined]);
  expect([await endReasonOf(here.sessionId), await endReasonOf(there.sessionId)]).toEqual([
    null,
    "sign_in_method_removed",
  ]);
  const late = underWay.createSession?.({ sessionToken: createToken(), userId: user.id, expires: new Date() });
  await expect(late).rejects.toThrow("sign_in_superseded");
  expect(await underWay.getUserByAccount?.({ provider: "github", providerAccountId })).toBeNull();
  expect(await db().securityEvent.count({ where: { userId: user.id, type: "provider_removed" } })).toBe(1);
  expect(await newestMailTo(user.email)).toMatchObject({ subject: "A way to sign in was removed" });
  expect((await newestMailTo(user.email)).text).toContain("GitHub");
  expect(await list(here)).toMatchObject([{ id: "password", removable: false }]);
});

test("the password is removed where a provider is left", async () => {
  const { user, here } = await someoneWith("github");
  expect(await remove(here, "password")).toEqual([200, undefined]);
  const body = { email: user.email, password: TEST_PASSWORD };
  expect((await new TestBrowser().send(login.POST, "POST", "/api/auth/login", { body })).status).toBe(401);
});

test("the last way in stays, also with two removals at once; a provider that is not offered doesn't count", async () => {
  const { here } = await someoneWith("github");
  const answers = await Promise.all([remove(here, "password"), remove(here, "github")]);
  expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
  const [left] = await list(here);
  expect(await remove(here, left?.id ?? "")).toEqual([409, "last_sign_in_method"]);
  expect(await remove((await someoneWith("google")).here, "password")).toEqual([409, "last_sign_in_method"]);
});

test("nobody removes what is not theirs, or without having given a factor lately", async () => {
  const { here } = await someoneWith("github");
  for (const id of ["google", "", "\u0000", "PASSWORD"]) expect(await remove(here, id)).toEqual([404, "not_found"]);
  await makeStale(here.sessionId);
  expect(await remove(here, "github")).toEqual([403, "reauthentication_required"]);
  expect(await list(here)).toHaveLength(2);
});
