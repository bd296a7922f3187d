import { describe, expect, test } from "vitest";
import * as changePassword from "@/app/api/account/password/route";
import * as logout from "@/app/api/auth/logout/route";
import * as sessions from "@/app/api/auth/sessions/route";
import * as me from "@/app/api/me/route";
import { connect, refresh } from "@/app/api/test-client";
import { times } from "@/testing/report/rounds";
import { readSignInRequest } from "@/lib/account/requester";
import { createAuthAdapter } from "@/lib/auth-js/auth-adapter";
import { db } from "@/lib/db";
import { hashPassword } from "@/lib/password/password";
import { rotateSession, createToken, transact } from "aurora-session/core";
import {
  createTestSession,
  createTestUser,
  execute,
  sessionEpochOf,
  signedIn,
  TEST_DEVICE,
  type TestUser,
} from "@/testing/helpers/test-browser";

const ROUNDS = times({ short: 50, full: 300 });
const READS = 8;

test(`in ${ROUNDS} rounds of a sign-out racing ${READS} reads, no read that began after its answer sees the session`, async ({
  task,
}) => {
  const user = await createTestUser();
  let begunAfterwards = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { browser, as } = await signedIn(user);
    const thief = browser.copy();
    let answered = false;
    const read = async () => {
      const beganAfterwards = answered;
      const { status } = await thief.send(me.GET, "GET", "/api/me", as);
      return { beganAfterwards, status };
    };
    const readTwice = async () => [await read(), await read()];
    const signOut = browser.send(logout.POST, "POST", "/api/auth/logout").then(({ status }) => {
      answered = true;
      return status;
    });
    const [status, ...reads] = await Promise.all([signOut, ...Array.from({ length: READS / 2 }, readTwice)]);
    const late = [...reads.flat(), await read()].filter(({ beganAfterwards }) => beganAfterwards);
    expect(status).toBe(200);
    expect(late.map((each) => each.status)).toEqual(late.map(() => 401));
    begunAfterwards += late.length;
  }
  expect(await db().session.count({ where: { userId: user.id, endedAt: null } })).toBe(0);
  task.meta.figure = `${ROUNDS} sign-outs raced by reads (PostgreSQL): 0 of ${begunAfterwards} reads begun after the answer accepted`;
});

describe("nothing that is in flight while a user's sessions are being ended survives it", () => {
  const password = (round: number) => `a quiet morning, number ${round}`;

  async function userWithPassword(round: number) {
    const user = await createTestUser();
    await db().user.update({ where: { id: user.id }, data: { passwordHash: await hashPassword(password(round)) } });
    return user;
  }

  async function signInByProvider(user: TestUser, sessionEpoch: number): Promise<unknown> {
    const request = readSignInRequest(new Headers());
    const adapter = createAuthAdapter({
      request,
      provider: "oidc",
      answer: null,
      isNewAccount: false,
      sessionEpoch,
      created: null,
      refusal: null,
    });
    return adapter.createSession?.({ sessionToken: createToken(), userId: user.id, expires: new Date() });
  }

  async function rotate(sessionId: string): Promise<unknown> {
    return transact((transaction) => rotateSession(transaction, sessionId, TEST_DEVICE));
  }

  const endings = {
    "a sign-out everywhere": [
      times({ short: 60, full: 300 }),
      logout.POST,
      "POST",
      "/api/auth/logout",
      () => ({ scope: "all" }),
      0,
    ],
    "an ending of all other devices": [
      times({ short: 30, full: 150 }),
      sessions.DELETE,
      "DELETE",
      "/api/auth/sessions?scope=others",
      () => undefined,
      1,
    ],
    "a password change": [
      times({ short: 10, full: 50 }),
      changePassword.POST,
      "POST",
      "/api/account/password",
      (round: number) => ({ currentPassword: password(round), newPassword: password(round + 1) }),
      1,
    ],
  } as const;

  test.for(Object.entries(endings))("%s", async ([what, given], { task }) => {
    const [rounds, handler, method, path, bodyOf, survivors] = given;
    const user = await userWithPassword(0);
    for (let round = 0; round < rounds; round += 1) {
      const here = await signedIn(user);
      const ending = survivors === 0 ? here : await signedIn(user);
      const epoch = await sessionEpochOf(user);
      const app = await connect(ending);
      const inFlight = [
        createTestSession(user, epoch),
        signInByProvider(user, epoch),
        rotate(ending.sessionId),
        refresh(app.refresh_token),
      ];
      const [answer, ...outcomes] = await Promise.all([
        here.browser.send(handler, method, path, { ...here.as, body: bodyOf(round) }),
        ...inFlight.map((each) => each.catch((error: unknown) => error)),
      ]);
      expect(answer.status).toBe(200);
      for (const outcome of outcomes.filter((each) => each instanceof Error))
        expect(outcome).toMatchObject({ code: expect.stringMatching(/^(sign_in_superseded|session_missing)$/) });
      const live = await db().session.findMany({ where: { userId: user.id, endedAt: null }, select: { id: true } });
      expect(live).toEqual(survivors === 0 ? [] : [{ id: here.sessionId }]);
      await execute(`UPDATE "Session" SET "endedAt" = now() WHERE id = $1 AND "endedAt" IS NULL`, [here.sessionId]);
    }
    task.meta.figure = `${rounds} rounds of sign-in, provider sign-in, rotation and refresh racing ${what} (PostgreSQL): 0 survivors`;
  });
});
