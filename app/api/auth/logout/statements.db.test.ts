import { beforeAll, describe, expect, test } from "vitest";
import * as logout from "@/app/api/auth/logout/route";
import * as one from "@/app/api/auth/sessions/[id]/route";
import * as many from "@/app/api/auth/sessions/route";
import { db } from "@/lib/db";
import { createToken, endingTicket } from "aurora-session/core";
import {
  countRoundTrips,
  countStatements,
  execute,
  signedIn,
  forgetUncheckedTokens,
} from "@/testing/helpers/test-browser";

beforeAll(forgetUncheckedTokens);

type Someone = Awaited<ReturnType<typeof signedIn>>;

const TRANSACTION = 2;
const CHECK = 1;

/** Signs somebody in, and adds `count` live sessions of the same person. */
async function withSessions(count: number): Promise<Someone> {
  const here = await signedIn();
  await execute(
    `INSERT INTO "Session" (id, "tokenHash", "userId", "expiresAt", "idleTimeoutSeconds", persistent, "deviceName", "userAgent", provider)
     SELECT gen_random_uuid(), gen_random_uuid()::text, $1, now() + interval '1 day', 3600, false, 'x', 'x', 'password'
     FROM generate_series(1, $2)`,
    [here.user.id, count],
  );
  return here;
}

async function logOut({ browser }: Someone, body: unknown): Promise<unknown> {
  return (await browser.send(logout.POST, "POST", "/api/auth/logout", { body })).json();
}

async function endMany({ browser, as }: Someone, scope: string): Promise<unknown> {
  return (await browser.send(many.DELETE, "DELETE", `/api/auth/sessions?scope=${scope}`, as)).json();
}

describe.each([1, 100])("beside %s other sessions", (others) => {
  const endings = [
    ["this", 2, 1, (here: Someone) => logOut(here, { scope: "this", session: here.sessionId })],
    ["all", 4, others + 1, (here: Someone) => logOut(here, { scope: "all" })],
    ["all, from the list of devices", CHECK + 2, others + 1, (here: Someone) => endMany(here, "all")],
    ["others, from the list of devices", CHECK + 2, others, (here: Someone) => endMany(here, "others")],
  ] as const;

  test.each(endings)("an ending of %s takes %s statements and a transaction", async (_what, most, ended, end) => {
    const here = await withSessions(others);
    let answer: unknown;
    const needed = await countStatements(async () => {
      answer = await end(here);
    });
    expect(answer).toMatchObject({ ended });
    expect(needed).toBe(most + TRANSACTION);
    expect(await db().session.count({ where: { userId: here.user.id, endedAt: null } })).toBe(others + 1 - ended);
  });
});

test.each([
  ["this", 2, (here: Someone) => logOut(here, { scope: "this", session: here.sessionId })],
  ["all", 3, (here: Someone) => logOut(here, { scope: "all" })],
  ["all, from the list of devices", CHECK + 2, (here: Someone) => endMany(here, "all")],
  ["others, from the list of devices", CHECK + 2, (here: Someone) => endMany(here, "others")],
] as const)("an ending of %s waits for the database %s times, the commit included", async (_what, most, end) => {
  const here = await withSessions(2);
  expect(await countRoundTrips(() => end(here))).toBe(most);
  expect(await db().session.count({ where: { userId: here.user.id, endedAt: null } })).toBeLessThan(3);
});

test("one device takes two statements and a transaction, beside the check", async () => {
  const here = await withSessions(0);
  const there = await signedIn(here.user);
  const params = { id: there.sessionId };
  const path = `/api/auth/sessions/${there.sessionId}`;
  const needed = await countStatements(() => here.browser.send(one.DELETE, "DELETE", path, { ...here.as, params }));
  expect(needed).toBe(CHECK + 2 + TRANSACTION);
});

test("sessions that the same browser left unfinished are found and ended by the same statements", async () => {
  const [here, ticketed, postponed] = [await signedIn(), await signedIn(), await signedIn()];
  here.browser.cookies.set("aurora.leaving", `${ticketed.sessionId}.${endingTicket(ticketed.sessionId)}`);
  here.browser.cookies.set("aurora.pending", postponed.token);
  let answer: unknown;
  const needed = await countStatements(async () => {
    answer = await logOut(here, { scope: "this" });
  });
  expect(answer).toMatchObject({ ended: 3 });
  expect(needed).toBe(2 + TRANSACTION);
});

test("a sign-out that names nothing known takes as many as any, and one without cookies of ours asks nothing", async () => {
  const [gone, nobody, madeUp] = [await signedIn(), await signedIn(), await signedIn()];
  await execute(`DELETE FROM "Session" WHERE id = $1`, [gone.sessionId]);
  nobody.browser.cookies.clear();
  madeUp.browser.cookies.set("aurora.session", createToken());
  madeUp.browser.cookies.set("aurora.pending", createToken());
  expect(await countStatements(() => logOut(gone, { scope: "all" }))).toBe(4 + TRANSACTION);
  expect(await countStatements(() => logOut(madeUp, { scope: "all" }))).toBe(0);
  expect(await countStatements(() => logOut(nobody, { scope: "all" }))).toBe(0);
});
