import { describe, expect, test } from "vitest";
import * as login from "@/app/api/auth/login/route";
import * as me from "@/app/api/me/route";
import { db } from "@/lib/db";
import { endingTicket } from "aurora-session/core";
import {
  countStatements,
  createTestUser,
  endReasonOf,
  signedIn,
  TEST_PASSWORD,
  TestBrowser,
  type TestUser,
} from "@/testing/helpers/test-browser";

async function signIn(browser: TestBrowser, { email }: TestUser, remember = false): Promise<Response> {
  const body = { email, password: TEST_PASSWORD, remember };
  return browser.send(login.POST, "POST", "/api/auth/login", { body });
}

test("signing in answers who it is and sets the cookies; the second time the device is known", async () => {
  const user = await createTestUser();
  const browser = new TestBrowser();
  const answer = await signIn(browser, user);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ user: { id: user.id, email: user.email }, isNewDevice: true });
  expect((await browser.send(me.GET, "GET", "/api/me", { headers: { "x-user-id": user.id } })).status).toBe(200);
  expect(await (await signIn(browser, user)).json()).toMatchObject({ isNewDevice: false });
  expect(await (await signIn(new TestBrowser(), user)).json()).toMatchObject({ isNewDevice: true });
});

test("the e-mail's capitals and the spaces around it don't matter; the password's do", async () => {
  const { email } = await createTestUser();
  const send = (body: unknown) => new TestBrowser().send(login.POST, "POST", "/api/auth/login", { body });
  expect((await send({ email: `  ${email.toUpperCase()} `, password: TEST_PASSWORD })).status).toBe(200);
  expect((await send({ email, password: TEST_PASSWORD.toUpperCase() })).status).toBe(401);
});

test("the cookie outlives the browser only with 'keep me signed in'", async () => {
  const user = await createTestUser();
  const lineOf = (answer: Response) => answer.headers.getSetCookie().find((line) => line.startsWith("aurora.session="));
  expect(lineOf(await signIn(new TestBrowser(), user))).not.toContain("Max-Age");
  expect(lineOf(await signIn(new TestBrowser(), user, true))).toContain("Max-Age=2592000");
});

describe("signing in over a live session", () => {
  test("ends that one and gives a new token, whoever it belonged to", async () => {
    const { browser, sessionId, token, as } = await signedIn();
    const thief = browser.copy();
    await signIn(browser, await createTestUser());
    expect(browser.cookie("session")).not.toBe(token);
    expect(browser.cookie("sid")).not.toBe(sessionId);
    const refused = await thief.send(me.GET, "GET", "/api/me", as);
    expect(await refused.json()).toMatchObject({ code: "session_ended", reason: "replaced_by_login" });
  });

  test("with a wrong password changes nothing", async () => {
    const { browser, user, sessionId, as } = await signedIn();
    const body = { email: user.email, password: "not this one" };
    const answer = await browser.send(login.POST, "POST", "/api/auth/login", { body });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([401, []]);
    expect(await endReasonOf(sessionId)).toBeNull();
    expect((await browser.send(me.GET, "GET", "/api/me", as)).status).toBe(200);
  });

  test("never takes over a token that the browser brought along", async () => {
    const user = await createTestUser();
    const browser = new TestBrowser();
    browser.cookies.set("aurora.session", "F".repeat(43));
    await signIn(browser, user);
    expect(browser.cookie("session")).not.toBe("F".repeat(43));
  });
});

test("signing in finishes the sign-outs that this browser left unfinished, then forgets them", async () => {
  const [leaving, pending, stranger] = [await signedIn(), await signedIn(), await signedIn()];
  const browser = new TestBrowser();
  browser.cookies.set("aurora.leaving", `${leaving.sessionId}.${endingTicket(leaving.sessionId)}`);
  browser.cookies.set("aurora.pending", pending.token);
  await signIn(browser, await createTestUser());
  expect([await endReasonOf(leaving.sessionId), await endReasonOf(pending.sessionId)]).toEqual(["user", "user"]);
  expect(await endReasonOf(stranger.sessionId)).toBeNull();
  expect([...browser.cookies.keys()].toSorted()).toEqual(["aurora.device", "aurora.session", "aurora.sid"]);
});

describe("the value by which a browser is known", () => {
  const enter = async (browser: TestBrowser, user: TestUser): Promise<unknown> =>
    (await (await signIn(browser, user)).json()).isNewDevice;

  test("is new wherever the account did not know the one that was there, because another host may have planted it", async () => {
    const [ann, mallory] = [await createTestUser(), await createTestUser()];
    const [hers, victim] = [new TestBrowser(), new TestBrowser()];
    await enter(hers, mallory);
    const planted = hers.cookie("device");
    victim.cookies.set("aurora.device", planted);
    expect(await enter(victim, ann)).toBe(true);
    expect(victim.cookie("device").split(".")[0]).not.toBe(planted);
    expect(await enter(hers, ann)).toBe(true);
    expect(await enter(victim, ann)).toBe(false);
  });

  test("stays for each of the people who share it", async () => {
    const [ann, ben] = [await createTestUser(), await createTestUser()];
    const shared = new TestBrowser();
    expect([await enter(shared, ann), await enter(shared, ben)]).toEqual([true, true]);
    expect([await enter(shared, ann), await enter(shared, ben), await enter(shared, ann)]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

test("a disabled user can't sign in, and is told so only with the right password", async () => {
  const user = await createTestUser();
  await db().user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
  const answer = await signIn(new TestBrowser(), user);
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  expect(await answer.json()).toMatchObject({ code: "account_disabled" });
});

test("an unknown e-mail and a wrong password get the same answer, for the same number of statements", async () => {
  const { email } = await createTestUser();
  const providerOnly = await createTestUser();
  await db().user.update({ where: { id: providerOnly.id }, data: { passwordHash: null } });
  const answers: unknown[] = [];
  const refuse = (address: string) => async () => {
    const body = { email: address, password: "not this one" };
    const answer = await new TestBrowser().send(login.POST, "POST", "/api/auth/login", { body });
    answers.push([answer.status, await answer.json(), [...answer.headers]]);
  };
  await refuse(email)();
  const counts = [];
  for (const each of [email, `${crypto.randomUUID()}@example.com`, providerOnly.email])
    counts.push(await countStatements(refuse(each)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject([401, { code: "invalid_credentials" }, expect.anything()]);
  expect(new Set(counts).size).toBe(1);
});

test("a wrong password is no fault of the session that the browser holds, so the 401 names none (RFC 6750 §3.1)", async () => {
  const { browser, user } = await signedIn();
  const body = { email: user.email, password: "not this one" };
  const answer = await browser.send(login.POST, "POST", "/api/auth/login", { body });
  expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="aurora"']);
});
