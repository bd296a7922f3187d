import { beforeAll, describe, expect, test } from "vitest";
import * as forgot from "@/app/api/account/password/forgot/route";
import * as reset from "@/app/api/account/password/reset/route";
import * as secure from "@/app/api/account/secure/route";
import * as report from "@/app/api/account/report/route";
import * as login from "@/app/api/auth/login/route";
import { db } from "@/lib/db";
import {
  countStatements,
  createTestUser,
  endReasonOf,
  execute,
  makeStale,
  signedIn,
  TEST_PASSWORD,
  TestBrowser,
} from "@/testing/helpers/test-browser";
import { mailedSecretTo, subjectsTo } from "@/testing/helpers/test-mail";

const NEW_PASSWORD = "another quiet morning";
const RESET_SUBJECT = "Choose a new password";
const NOTICE_SUBJECT = "New sign-in to your account";

beforeAll(async () => {
  await createTestUser();
});

async function ask(email: string): Promise<Response> {
  return new TestBrowser().send(forgot.POST, "POST", "/api/account/password/forgot", { body: { email } });
}

async function choose(browser: TestBrowser, secret: string, newPassword = NEW_PASSWORD): Promise<Response> {
  return browser.send(reset.POST, "POST", "/api/account/password/reset", { body: { secret, newPassword } });
}

async function signIn(browser: TestBrowser, email: string, password: string): Promise<Response> {
  return browser.send(login.POST, "POST", "/api/auth/login", { body: { email, password } });
}

describe("a forgotten password", () => {
  test("is replaced by a mailed link: everybody is out, nobody is signed in, the link is used up", async () => {
    const [{ user, sessionId }, browser] = [await signedIn(), new TestBrowser()];
    expect((await ask(user.email.toUpperCase())).status).toBe(202);
    const secret = await mailedSecretTo(user.email, RESET_SUBJECT);
    const answer = await choose(browser, secret);
    expect([answer.status, await answer.json(), answer.headers.getSetCookie()]).toEqual([200, { ended: 1 }, []]);
    expect(await endReasonOf(sessionId)).toBe("password_reset");
    expect((await choose(browser, secret)).status).toBe(410);
    expect((await signIn(browser, user.email, TEST_PASSWORD)).status).toBe(401);
    expect((await signIn(browser, user.email, NEW_PASSWORD)).status).toBe(200);
  });

  test("is not replaced by itself, in whatever spelling, nor by the address; the link stays", async () => {
    const user = await createTestUser();
    await db().user.update({ where: { id: user.id }, data: { mustChangePassword: true } });
    await ask(user.email);
    const secret = await mailedSecretTo(user.email, RESET_SUBJECT);
    for (const bad of [TEST_PASSWORD, TEST_PASSWORD.replace("sea", "ｓｅａ"), `${user.email}!`]) {
      const answer = await choose(new TestBrowser(), secret, bad);
      expect([answer.status, (await answer.json()).issues]).toMatchObject([400, [{ path: "newPassword" }]]);
    }
    const select = { mustChangePassword: true } as const;
    const read = () => db().user.findUniqueOrThrow({ where: { id: user.id }, select });
    expect(await read()).toEqual({ mustChangePassword: true });
    expect((await choose(new TestBrowser(), secret)).status).toBe(200);
    expect(await read()).toEqual({ mustChangePassword: false });
  });

  test("two uses of one link at once: one succeeds", async () => {
    const user = await createTestUser();
    await ask(user.email);
    const secret = await mailedSecretTo(user.email, RESET_SUBJECT);
    const answers = await Promise.all(
      ["first", "second"].map((word) => choose(new TestBrowser(), secret, `${word} of the mornings`)),
    );
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 410]);
  });

  test("a bad new password uses nothing up; a link of half an hour ago, an older one and a made-up one don't work", async () => {
    const [user, browser] = [await createTestUser(), new TestBrowser()];
    await ask(user.email);
    const older = await mailedSecretTo(user.email, RESET_SUBJECT);
    await ask(user.email);
    const secret = await mailedSecretTo(user.email, RESET_SUBJECT);
    expect((await choose(browser, secret, "short")).status).toBe(400);
    expect((await choose(browser, older)).status).toBe(410);
    expect((await choose(browser, "x".repeat(43))).status).toBe(410);
    await execute(`UPDATE "MailedSecret" SET "expiresAt" = now() - interval '1 ms' WHERE "userId" = $1`, [user.id]);
    expect((await choose(browser, secret)).status).toBe(410);
  });

  test("asking tells nobody whether an address is known: same answer, same statements", async () => {
    const [known, unknown] = [(await createTestUser()).email, `${crypto.randomUUID()}@example.com`];
    const seen = async (email: string) => {
      let answer: unknown;
      const statements = await countStatements(async () => {
        const response = await ask(email);
        answer = [response.status, await response.json(), [...response.headers]];
      });
      return { statements, answer };
    };
    expect(await seen(unknown)).toEqual(await seen(known));
    expect(await subjectsTo(unknown)).toEqual([]);
  });

  test("asking again and again is refused after five, for anybody's address alike", async () => {
    for (const email of [(await createTestUser()).email, `${crypto.randomUUID()}@example.com`]) {
      for (let count = 0; count < 5; count += 1) expect((await ask(email)).status).toBe(202);
      expect((await ask(email)).status).toBe(429);
    }
  });

  test("only its hash is kept", async () => {
    const user = await createTestUser();
    await ask(user.email);
    const secret = await mailedSecretTo(user.email, RESET_SUBJECT);
    const rows = await db().mailedSecret.findMany({ where: { userId: user.id } });
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe("“This wasn't me”, said by the person who is signed in", () => {
  test("does what the link in the mail does, and this browser is signed out too", async () => {
    const user = await createTestUser();
    const [mine, stranger] = [await signedIn(user), await signedIn(user)];
    const answer = await mine.browser.send(secure.POST, "POST", "/api/account/secure", mine.as);
    expect([answer.status, await answer.json(), [...mine.browser.cookies.keys()]]).toEqual([200, { ended: 2 }, []]);
    expect([await endReasonOf(mine.sessionId), await endReasonOf(stranger.sessionId)]).toEqual([
      "reported",
      "reported",
    ]);
    expect((await signIn(new TestBrowser(), user.email, TEST_PASSWORD)).status).toBe(401);
    const wayBack = await mailedSecretTo(user.email, "Your account is secured: choose a new password");
    expect((await choose(new TestBrowser(), wayBack)).status).toBe(200);
    expect((await signIn(new TestBrowser(), user.email, NEW_PASSWORD)).status).toBe(200);
    expect(await db().securityEvent.count({ where: { userId: user.id, type: "sign_in_reported" } })).toBe(1);
  });

  test("asks for a factor again, so that a copied cookie can't lock its owner out", async () => {
    const mine = await signedIn();
    await makeStale(mine.sessionId);
    const answer = await mine.browser.send(secure.POST, "POST", "/api/account/secure", mine.as);
    expect([answer.status, (await answer.json()).code]).toEqual([403, "reauthentication_required"]);
    expect(await endReasonOf(mine.sessionId)).toBeNull();
  });
});

describe("a sign-in from a browser not seen before", () => {
  test("is told to the person, once for each browser, and the answer says so", async () => {
    const [user, browser] = [await createTestUser(), new TestBrowser()];
    expect(await (await signIn(browser, user.email, TEST_PASSWORD)).json()).toMatchObject({ isNewDevice: true });
    expect(await (await signIn(browser, user.email, TEST_PASSWORD)).json()).toMatchObject({ isNewDevice: false });
    expect(await subjectsTo(user.email)).toEqual([NOTICE_SUBJECT]);
  });

  test("“This wasn't me” ends every session and the password, signs nobody in, and starts a reset", async () => {
    const [user, stranger] = [await createTestUser(), new TestBrowser()];
    const mine = await signedIn(user);
    await signIn(stranger, user.email, TEST_PASSWORD);
    const secret = await mailedSecretTo(user.email, NOTICE_SUBJECT);
    const browser = new TestBrowser();
    const answer = await browser.send(report.POST, "POST", "/api/account/report", { body: { secret } });
    expect([answer.status, await answer.json(), answer.headers.getSetCookie()]).toEqual([200, { ended: 2 }, []]);
    expect([await endReasonOf(mine.sessionId), await endReasonOf(stranger.cookie("sid"))]).toEqual([
      "reported",
      "reported",
    ]);
    expect((await signIn(stranger, user.email, TEST_PASSWORD)).status).toBe(401);
    expect((await browser.send(report.POST, "POST", "/api/account/report", { body: { secret } })).status).toBe(410);
    const wayBack = await mailedSecretTo(user.email, "Your account is secured: choose a new password");
    expect((await choose(browser, wayBack)).status).toBe(200);
    expect((await signIn(browser, user.email, NEW_PASSWORD)).status).toBe(200);
  });
});
