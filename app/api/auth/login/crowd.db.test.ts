import { availableParallelism } from "node:os";
import { beforeAll, expect, test, vi } from "vitest";
import * as login from "@/app/api/auth/login/route";
import * as reauthenticate from "@/app/api/auth/reauthenticate/route";
import * as signup from "@/app/api/auth/signup/route";
import * as me from "@/app/api/me/route";
import { publish, subscribe } from "aurora-session/core";
import { db, pool } from "@/lib/db";
import { asStranger, isStranger } from "@/lib/database/fair-pool";
import { admitPasswordWork } from "@/lib/password/password";
import { countStatements, createTestUser, signedIn, TEST_PASSWORD, TestBrowser } from "@/testing/helpers/test-browser";

const ROOM = availableParallelism() + 32;

beforeAll(async () => {
  await createTestUser();
});

async function signIn(email: string, password: string): Promise<Response> {
  return new TestBrowser().send(login.POST, "POST", "/api/auth/login", { body: { email, password } });
}

function held() {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { until, release: () => release() };
}

test("with 200 sign-ins at once every session check answers 200, and a sign-in that finds no room is told when to come back", async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => signedIn()));
  const { email } = await createTestUser();
  const attempts = Array.from({ length: 200 }, () => signIn(email, "a wrong password"));
  const checks = people.map(({ browser, as }) => browser.send(me.GET, "GET", "/api/me", as));
  expect(new Set((await Promise.all(checks)).map(({ status }) => status))).toEqual(new Set([200]));
  const answers = await Promise.all(attempts);
  const looked = answers.filter(({ status }) => status !== 503);
  expect(looked.length).toBeGreaterThanOrEqual(ROOM);
  expect(answers.filter(({ status }) => status === 503).every(({ headers }) => headers.has("retry-after"))).toBe(true);
  expect((await signIn((await createTestUser()).email, TEST_PASSWORD)).status).toBe(200);
});

test("a process that has no room for a stranger's password refuses before it asks the database anything", async () => {
  const { email } = await createTestUser();
  const { until, release } = held();
  const busy = Array.from({ length: ROOM }, () => admitPasswordWork(() => until));
  const codes: unknown[] = [];
  const sent = await countStatements(async () => {
    const fresh = { email: `${crypto.randomUUID()}@example.com`, password: TEST_PASSWORD };
    const signUp = new TestBrowser().send(signup.POST, "POST", "/api/auth/signup", { body: fresh });
    for (const answer of [await signIn(email, TEST_PASSWORD), await signUp])
      codes.push([answer.status, (await answer.json()).code, answer.headers.get("retry-after")]);
  });
  const { browser, as } = await signedIn();
  const body = { password: TEST_PASSWORD };
  const proven = await browser.send(reauthenticate.POST, "POST", "/api/auth/reauthenticate", { ...as, body });
  expect(proven.status).toBe(200);
  release();
  await Promise.all(busy);
  expect(codes).toEqual([
    [503, "busy", "2"],
    [503, "busy", "2"],
  ]);
  expect(sent).toBe(0);
});

test("people who are not signed in get at most half of the connections, by the pool and by Prisma, and give them back", async () => {
  const { until, release } = held();
  let holding = 0;
  const strangers = Array.from({ length: pool().options.max }, () =>
    asStranger(async () => {
      const client = await pool().connect();
      holding += 1;
      await until;
      client.release();
      return db().user.count();
    }),
  );
  const others = Array.from({ length: 5 }, () => pool().connect());
  const clients = await Promise.all(others);
  await vi.waitFor(() => expect([holding, pool().totalCount]).toEqual([5, 10]));
  for (const client of clients) client.release();
  release();
  expect(await Promise.all(strangers)).toHaveLength(10);
  expect(holding).toBe(10);
});

test("news that a stranger sets off for others are told as everybody's, not as the stranger's", async () => {
  const { user, sessionId } = await signedIn();
  const told: unknown[] = [];
  const stop = subscribe(user.id, () => told.push(isStranger()));
  await asStranger(async () => publish([{ type: "ended", userId: user.id, sessionId, reason: "user" }]));
  stop();
  expect(told).toEqual([false]);
});
