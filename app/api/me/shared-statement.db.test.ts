import { afterEach, expect, test, vi } from "vitest";
import * as logout from "@/app/api/auth/logout/route";
import * as me from "@/app/api/me/route";
import { bearer, connectedApp } from "@/app/api/test-client";
import { pool } from "@/lib/db";
import { createToken } from "aurora-session/core";
import { countStatements, endReasonOf, execute, signedIn, TestBrowser } from "@/testing/helpers/test-browser";

type Someone = Awaited<ReturnType<typeof signedIn>>;

afterEach(() => vi.restoreAllMocks());

async function ask({ browser, as }: Pick<Someone, "browser" | "as">): Promise<Response> {
  return browser.send(me.GET, "GET", "/api/me", as);
}

async function unknown(): Promise<Pick<Someone, "browser" | "as">> {
  const stranger = await signedIn();
  stranger.browser.cookies.set("aurora.session", createToken());
  return stranger;
}

/** Holds back the answer of the next statement, after the database has given it. */
function holdNextAnswer(): { readonly held: Promise<void>; readonly release: () => void } {
  const { promise: released, resolve: release } = withResolvers();
  const { promise: held, resolve: hold } = withResolvers();
  const query: (...given: readonly unknown[]) => unknown = Reflect.get(pool(), "query");
  vi.spyOn(pool(), "query").mockImplementationOnce(async (...given: readonly unknown[]) => {
    const answer: unknown = await Reflect.apply(query, pool(), given);
    hold();
    await released;
    return answer;
  });
  return { held, release };
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

test("checks that are asked for at the same time share one statement, and each gets its own answer", async () => {
  const [ann, ben, gone] = [await signedIn(), await signedIn(), await signedIn()];
  await gone.browser.copy().send(logout.POST, "POST", "/api/auth/logout");
  let answers: Response[] = [];
  const all = [ann, ben, gone, ann];
  expect(
    await countStatements(async () => {
      answers = await Promise.all(all.map(ask));
    }),
  ).toBe(1);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 401, 200]);
  const bodies = await Promise.all(answers.map((answer) => answer.json()));
  expect(bodies).toMatchObject([
    { user: { id: ann.user.id }, session: { id: ann.sessionId } },
    { user: { id: ben.user.id }, session: { id: ben.sessionId } },
    { code: "session_ended", reason: "user" },
    { user: { id: ann.user.id }, session: { id: ann.sessionId } },
  ]);
});

/** Returns a person whose request was sent before a rotation and arrives after it. */
async function replaced(): Promise<Pick<Someone, "browser" | "as">> {
  const someone = await signedIn();
  await execute(
    `UPDATE "Session" SET "previousTokenHash" = "tokenHash", "tokenHash" = $2, "rotatedAt" = now() WHERE id = $1`,
    [someone.sessionId, createToken()],
  );
  return someone;
}

test("those whose token no session has share one more, and each gets its own answer", async () => {
  const all = [await signedIn(), await unknown(), await replaced(), await unknown()];
  let answers: Response[] = [];
  expect(
    await countStatements(async () => {
      answers = await Promise.all(all.map(ask));
    }),
  ).toBe(2);
  expect(answers.map(({ status }) => status)).toEqual([200, 401, 401, 401]);
  const bodies = await Promise.all(answers.slice(1).map((answer) => answer.json()));
  expect(bodies).toMatchObject([{ code: "session_missing" }, { code: "token_rotated" }, { code: "session_missing" }]);
});

test("if that one fails it is an outage, not the end of a session", async () => {
  const someone = await replaced();
  const { held, release } = holdNextAnswer();
  const asked = ask(someone);
  await held;
  vi.spyOn(pool(), "query").mockImplementationOnce(async () => {
    throw new Error("Connection terminated unexpectedly");
  });
  release();
  expect((await asked).status).toBe(503);
});

test("more than a statement takes are split, and the same goes for bearer tokens", async () => {
  const people: Someone[] = [];
  for (let count = 0; count < 101; count += 1) people.push(await signedIn());
  expect(await countStatements(() => Promise.all(people.map(ask)))).toBe(2);
  const apps = [await connectedApp(), await connectedApp(), await connectedApp()];
  const robots = apps.map(({ tokens, user }) => ({
    browser: new TestBrowser(),
    as: { headers: { "x-user-id": user.id, ...bearer(tokens.access_token, user).headers } },
  }));
  let ids: unknown[] = [];
  const asked = async () => {
    const answers = await Promise.all(robots.map(ask));
    ids = await Promise.all(answers.map(async (answer) => (await answer.json()).user.id));
  };
  // Tokens are verified on other threads, so they may be ready in different turns.
  expect(await countStatements(asked)).toBeLessThanOrEqual(3);
  expect(ids).toEqual(apps.map(({ user }) => user.id));
});

test("a check that arrives after a sign-out never gets the answer of a statement that was sent before it", async () => {
  const here = await signedIn();
  const thief = { browser: here.browser.copy(), as: here.as };
  const { held, release } = holdNextAnswer();
  const early = ask(here);
  await held;
  expect((await here.browser.send(logout.POST, "POST", "/api/auth/logout")).status).toBe(200);
  expect(await endReasonOf(here.sessionId)).toBe("user");
  const late = await ask(thief);
  expect([late.status, await late.json()]).toEqual([
    401,
    expect.objectContaining({ code: "session_ended", reason: "user" }),
  ]);
  release();
  expect((await early).status).toBe(200);
  expect((await ask(thief)).status).toBe(401);
});

test("a statement that fails is an outage for all that share it, and for nobody after them", async () => {
  const [ann, ben] = [await signedIn(), await signedIn()];
  vi.spyOn(pool(), "query").mockImplementationOnce(async () => {
    throw new Error("Connection terminated unexpectedly");
  });
  const answers = await Promise.all([ask(ann), ask(ben)]);
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  expect((await ask(ann)).status).toBe(200);
});
