import { beforeAll, expect, test } from "vitest";
import * as login from "@/app/api/auth/login/route";
import * as signup from "@/app/api/auth/signup/route";
import { signedUpSchema } from "@/lib/api-schemas";
import { db } from "@/lib/db";
import {
  countStatements,
  createTestUser,
  endReasonOf,
  signedIn,
  TEST_PASSWORD,
  TestBrowser,
} from "@/testing/helpers/test-browser";

// The first connection of a process takes its time; a transaction has only 3 s.
beforeAll(createTestUser);

function send(body: unknown, browser = new TestBrowser()): Promise<Response> {
  return browser.send(signup.POST, "POST", "/api/auth/signup", { body });
}

function freshEmail(): string {
  return `${crypto.randomUUID()}@example.com`;
}

test("signing up makes an account, a session and two events, and tells who it is and nothing else", async () => {
  const email = freshEmail();
  const browser = new TestBrowser();
  const answer = await send({ email: ` ${email.toUpperCase()} `, password: TEST_PASSWORD, name: " Ann " }, browser);
  expect(answer.status).toBe(201);
  const body: unknown = await answer.json();
  const { user } = signedUpSchema.parse(body);
  expect(body).toEqual({ user });
  expect(user).toMatchObject({ email, name: "Ann", role: "user" });
  const [session] = await db().session.findMany({ where: { userId: user.id } });
  expect(session?.id).toBe(browser.cookie("sid"));
  expect(session?.tokenHash).not.toBe(browser.cookie("session"));
  const events = await db().securityEvent.findMany({ where: { userId: user.id }, orderBy: { at: "asc" } });
  expect(events.map(({ type }) => type)).toEqual(["account_created", "signed_in"]);
});

test("an e-mail has one account, however it is written; nothing is left of the second try", async () => {
  const email = freshEmail();
  await send({ email, password: TEST_PASSWORD });
  const answer = await send({ email: email.toUpperCase(), password: TEST_PASSWORD });
  expect(await answer.json()).toMatchObject({ status: 409, code: "email_taken" });
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test("an internationalised address is one account, typed or as a browser sends it, and either signs in", async () => {
  const name = crypto.randomUUID();
  const [typed, sent] = [`${name}@почта.рф`, `${name}@xn--80a1acny.xn--p1ai`];
  expect(await (await send({ email: typed, password: TEST_PASSWORD })).json()).toMatchObject({ user: { email: sent } });
  expect(await (await send({ email: sent, password: TEST_PASSWORD })).json()).toMatchObject({ code: "email_taken" });
  for (const email of [typed, sent.toUpperCase()]) {
    const body = { email, password: TEST_PASSWORD };
    const answer = await new TestBrowser().send(login.POST, "POST", "/api/auth/login", { body });
    expect(answer.status).toBe(200);
  }
});

test.each([
  ["\u202Emoc.knab@nimda", "moc.knab@nimda"],
  [" Ann\r\n\u200B Lee ", "Ann Lee"],
  ["می\u200Cخواهم 👩‍💻", "می\u200Cخواهم 👩‍💻"],
  ["", null],
])("the name %j is kept as %j", async (typed, name) => {
  const answer = await send({ email: freshEmail(), password: TEST_PASSWORD, name: typed });
  expect(await answer.json()).toMatchObject({ user: { name } });
});

test("two sign-ups at once make one account", async () => {
  const email = freshEmail();
  const answers = await Promise.all([1, 2, 3].map(() => send({ email, password: TEST_PASSWORD })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
  expect(await db().session.count({ where: { user: { email } } })).toBe(1);
});

test("signing up over a live session ends that one", async () => {
  const { browser, sessionId } = await signedIn();
  await send({ email: freshEmail(), password: TEST_PASSWORD }, browser);
  expect(await endReasonOf(sessionId)).toBe("replaced_by_login");
});

test.each([
  ["no e-mail", { password: TEST_PASSWORD }, ["email"]],
  ["a bad e-mail", { email: "ann", password: TEST_PASSWORD }, ["email"]],
  ["an address of no mailbox", { email: "ann@[127.0.0.1]", password: TEST_PASSWORD }, ["email"]],
  ["an invisible name", { email: "ann@example.com", password: TEST_PASSWORD, name: "\u200B\u3164" }, ["name"]],
  ["an overlong name", { email: "ann@example.com", password: TEST_PASSWORD, name: "x".repeat(101) }, ["name"]],
  ["a short password", { email: "ann@example.com", password: "short" }, ["password"]],
  ["a common password", { email: "ann@example.com", password: "iloveyou" }, ["password"]],
  ["an unknown field", { email: "ann@example.com", password: TEST_PASSWORD, role: "admin" }, [""]],
  ["everything wrong", { email: 1, password: null, name: [] }, ["email", "password", "name"]],
])("with %s it is refused with the paths, before anything is asked", async (_what, body, paths) => {
  let answer: unknown;
  const ask = async () => {
    answer = await (await send(body)).json();
  };
  expect(await countStatements(ask)).toBe(0);
  expect(answer).toMatchObject({ status: 400, code: "invalid_request", issues: paths.map((path) => ({ path })) });
});
