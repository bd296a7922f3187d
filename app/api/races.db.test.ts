import { expect, test } from "vitest";
import * as logout from "@/app/api/auth/logout/route";
import * as me from "@/app/api/me/route";
import { db } from "@/lib/db";
import { Problem } from "@/lib/errors";
import { createTestSession, createTestUser, sessionEpochOf, signedIn } from "@/lib/test-browser";

const ROUNDS = 300;
const READS = 8;

test(
  `in ${ROUNDS} rounds of a sign-out racing ${READS} reads, no read that began after its answer sees the session`,
  { timeout: 600_000 },
  async () => {
    const user = await createTestUser();
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
    }
    expect(await db().session.count({ where: { userId: user.id, endedAt: null } })).toBe(0);
  },
);

test(
  "in 120 rounds of sign-ins racing a sign-out everywhere, no sign-in that began before it survives",
  { timeout: 600_000 },
  async () => {
    const user = await createTestUser();
    for (let round = 0; round < 120; round += 1) {
      const { browser } = await signedIn(user);
      const epoch = await sessionEpochOf(user);
      const signIns = Array.from({ length: 3 }, () => createTestSession(user, epoch).catch((error: unknown) => error));
      const ending = browser.send(logout.POST, "POST", "/api/auth/logout", { body: { scope: "all" } });
      const [answer, ...outcomes] = await Promise.all([ending, ...signIns]);
      expect(answer.status).toBe(200);
      for (const outcome of outcomes)
        if (outcome instanceof Error) expect(outcome instanceof Problem && outcome.code).toBe("sign_in_superseded");
      expect(await db().session.count({ where: { userId: user.id, endedAt: null } })).toBe(0);
    }
  },
);
