import { describe, expect, test } from "vitest";
import * as logout from "@/app/api/auth/logout/route";
import * as sessionRoute from "@/app/api/auth/session/route";
import * as me from "@/app/api/me/route";
import { endingTicket } from "aurora-session/core";
import { createTestUser, endReasonOf, signedIn } from "@/testing/helpers/test-browser";

type SignedIn = Awaited<ReturnType<typeof signedIn>>;

function leavingOf({ sessionId }: Pick<SignedIn, "sessionId">, scope: "this" | "all" = "this"): string {
  return `${sessionId}.${endingTicket(sessionId, scope)}`;
}

async function statusOfMe({ browser, as }: SignedIn): Promise<number> {
  return (await browser.send(me.GET, "GET", "/api/me", as)).status;
}

describe("a browser whose person confirmed the sign-out (aurora.leaving)", () => {
  test("counts as signed out for every read, before anything is committed, and nothing is ended by reading", async () => {
    const session = await signedIn();
    session.browser.cookies.set("aurora.leaving", leavingOf(session));
    const refused = await session.browser.send(me.GET, "GET", "/api/me", session.as);
    expect(await refused.json()).toMatchObject({ status: 401, code: "session_ended", reason: "user" });
    const answer = await session.browser.send(sessionRoute.GET, "GET", "/api/auth/session");
    expect(await answer.json()).toBeNull();
    expect(await endReasonOf(session.sessionId)).toBeNull();
  });

  test.each([
    ["a wrong ticket", (mine: SignedIn) => `${mine.sessionId}.${"A".repeat(43)}`],
    ["no ticket", (mine: SignedIn) => mine.sessionId],
    ["a part more", (mine: SignedIn) => `${leavingOf(mine)}.x`],
    ["another session's right ticket", () => leavingOf({ sessionId: crypto.randomUUID() })],
    [
      "another session's ticket for this id",
      (mine: SignedIn) => `${mine.sessionId}.${endingTicket(crypto.randomUUID())}`,
    ],
    ["garbage", () => "%%%"],
  ])("but not with %s: that is ignored, and ends nothing", async (_what, value) => {
    const session = await signedIn();
    session.browser.cookies.set("aurora.leaving", value(session));
    expect(await statusOfMe(session)).toBe(200);
    await session.browser.send(logout.POST, "POST", "/api/auth/logout", { body: { scope: "pending" } });
    expect(await endReasonOf(session.sessionId)).toBeNull();
  });
});

describe("finishing a sign-out without the person (scope 'pending')", () => {
  test("ends what aurora.leaving names, and leaves whoever is signed in now alone", async () => {
    const [former, now] = [await signedIn(), await signedIn()];
    now.browser.cookies.set("aurora.leaving", leavingOf(former));
    const answer = await now.browser.send(logout.POST, "POST", "/api/auth/logout", { body: { scope: "pending" } });
    expect(await answer.json()).toMatchObject({ revocation: "committed", ended: 1 });
    expect(await endReasonOf(former.sessionId)).toBe("user");
    expect(await statusOfMe(now)).toBe(200);
    expect([...now.browser.cookies.keys()].toSorted()).toEqual(["aurora.session", "aurora.sid"]);
  });

  test("ends every session that aurora.pending names", async () => {
    const [first, second, now] = [await signedIn(), await signedIn(), await signedIn()];
    now.browser.cookies.set("aurora.pending", `${first.token}.${second.token}`);
    const answer = await now.browser.send(logout.POST, "POST", "/api/auth/logout", { body: { scope: "pending" } });
    expect(await answer.json()).toMatchObject({ ended: 2 });
    expect([await endReasonOf(first.sessionId), await endReasonOf(second.sessionId)]).toEqual(["user", "user"]);
    expect(await statusOfMe(now)).toBe(200);
  });

  test("ends all of them if the person had asked for all", async () => {
    const user = await createTestUser();
    const [here, there, now] = [await signedIn(user), await signedIn(user), await signedIn()];
    now.browser.cookies.set("aurora.pending", `${here.token}.all`);
    await now.browser.send(logout.POST, "POST", "/api/auth/logout", { body: { scope: "pending" } });
    expect([await endReasonOf(here.sessionId), await endReasonOf(there.sessionId)]).toEqual(["user_all", "user_all"]);
    expect(await statusOfMe(now)).toBe(200);
  });

  test("ends all of the user's from a mark that was made for all, without any cookie of the session", async () => {
    const user = await createTestUser();
    const [here, there, now] = [await signedIn(user), await signedIn(user), await signedIn()];
    now.browser.cookies.set("aurora.leaving", leavingOf(here, "all"));
    const answer = await now.browser.send(logout.POST, "POST", "/api/auth/logout", { body: { scope: "pending" } });
    expect(await answer.json()).toMatchObject({ revocation: "committed", ended: 2 });
    expect([await endReasonOf(here.sessionId), await endReasonOf(there.sessionId)]).toEqual(["user_all", "user_all"]);
    expect(await statusOfMe(now)).toBe(200);
  });

  test("but not once that session is over: then others go on", async () => {
    const user = await createTestUser();
    const [here, there, now] = [await signedIn(user), await signedIn(user), await signedIn()];
    await here.browser.send(logout.POST, "POST", "/api/auth/logout");
    now.browser.cookies.set("aurora.leaving", leavingOf(here, "all"));
    await now.browser.send(logout.POST, "POST", "/api/auth/logout", { body: { scope: "pending" } });
    expect(await endReasonOf(there.sessionId)).toBeNull();
  });

  test("without anything to finish, ends nothing", async () => {
    const now = await signedIn();
    const answer = await now.browser.send(logout.POST, "POST", "/api/auth/logout", { body: { scope: "pending" } });
    expect(await answer.json()).toMatchObject({ ended: 0 });
    expect(await statusOfMe(now)).toBe(200);
  });
});

test("a sign-out that the person asks for finishes the former one too", async () => {
  const [former, now] = [await signedIn(), await signedIn()];
  now.browser.cookies.set("aurora.leaving", leavingOf(former));
  const answer = await now.browser.send(logout.POST, "POST", "/api/auth/logout", { body: { session: now.sessionId } });
  expect(await answer.json()).toMatchObject({ ended: 2 });
  expect(now.browser.cookies.size).toBe(0);
});
