import { expect, test } from "vitest";
import * as code from "@/app/api/auth/reauthenticate/code/route";
import * as reauthenticate from "@/app/api/auth/reauthenticate/route";
import * as others from "@/app/api/auth/sessions/route";
import * as me from "@/app/api/me/route";
import { db } from "@/lib/db";
import { limitKey } from "@/lib/http/rate-limit";
import { createTestUser, makeStale, signedIn, TEST_PASSWORD } from "@/testing/helpers/test-browser";
import { newestMailTo } from "@/testing/helpers/test-mail";

type Someone = Awaited<ReturnType<typeof signedIn>>;

async function prove({ browser, as }: Someone, body: unknown): Promise<Response> {
  return browser.send(reauthenticate.POST, "POST", "/api/auth/reauthenticate", { ...as, body });
}

async function endOthers({ browser, as }: Someone): Promise<number> {
  return (await browser.send(others.DELETE, "DELETE", "/api/auth/sessions?scope=others", as)).status;
}

async function stale(): Promise<Someone> {
  const someone = await signedIn();
  await makeStale(someone.sessionId);
  return someone;
}

async function withoutPassword(): Promise<Someone> {
  const user = await createTestUser();
  await db().user.update({ where: { id: user.id }, data: { passwordHash: null } });
  const someone = await signedIn(user);
  await makeStale(someone.sessionId);
  return someone;
}

test("the right password makes the session fresh and replaces its token; the id stays", async () => {
  const someone = await stale();
  const before = someone.browser.copy();
  expect(await endOthers(someone)).toBe(403);
  expect((await prove(someone, { password: TEST_PASSWORD })).status).toBe(200);
  expect(someone.browser.cookie("session")).not.toBe(someone.token);
  expect(someone.browser.cookie("sid")).toBe(someone.sessionId);
  expect(await endOthers(someone)).toBe(200);
  expect(await (await before.send(me.GET, "GET", "/api/me", someone.as)).json()).toMatchObject({
    code: "token_rotated",
  });
});

test("a hundred wrong ones in a row are the end of it, however slowly they come", async () => {
  const someone = await stale();
  expect((await prove(someone, { password: "wrong" })).status).toBe(401);
  const key = limitKey(someone.sessionId);
  await db().rateLimit.delete({ where: { key: `reauthentication:${key}` } });
  await db().rateLimit.update({ where: { key: `reauthentication:row:${key}` }, data: { points: 100 } });
  expect((await prove(someone, { password: TEST_PASSWORD })).status).toBe(429);
});

test("a wrong one changes nothing, is recorded, and runs into a limit that the session has for itself", async () => {
  const someone = await stale();
  for (let count = 0; count < 5; count += 1) {
    const answer = await prove(someone, { password: "wrong" });
    expect([answer.status, (await answer.json()).code, answer.headers.getSetCookie()]).toEqual([
      401,
      "invalid_credentials",
      [],
    ]);
  }
  expect((await prove(someone, { password: TEST_PASSWORD })).status).toBe(429);
  expect(await endOthers(someone)).toBe(403);
  const where = { userId: someone.user.id, type: "reauthentication_failed" };
  expect(await db().securityEvent.count({ where })).toBe(5);
  const another = await signedIn(someone.user);
  expect((await prove(another, { password: TEST_PASSWORD })).status).toBe(200);
});

test("a person without a password proves their mailbox by a code: once, in this session only", async () => {
  const someone = await withoutPassword();
  const thief = await signedIn(someone.user);
  const asked = await someone.browser.send(code.POST, "POST", "/api/auth/reauthenticate/code", someone.as);
  expect(asked.status).toBe(202);
  const [mailed = ""] = /\d{8}/.exec((await newestMailTo(someone.user.email)).subject) ?? [];
  expect((await prove(thief, { code: mailed })).status).toBe(401);
  expect((await prove(someone, { code: mailed })).status).toBe(200);
  expect(await endOthers(someone)).toBe(200);
  expect((await prove(someone, { code: mailed })).status).toBe(401);
});

test("a person who has a password can't get around it by a code", async () => {
  const someone = await stale();
  const asked = await someone.browser.send(code.POST, "POST", "/api/auth/reauthenticate/code", someone.as);
  expect([asked.status, (await asked.json()).code]).toEqual([409, "password_required"]);
});

test.each([{}, { password: "" }, { code: "12" }, { password: "a", code: "12345678" }])("%j is 400", async (body) => {
  expect((await prove(await stale(), body)).status).toBe(400);
});
