import { beforeAll, describe, expect, test } from "vitest";
import * as me from "@/app/api/me/route";
import * as one from "@/app/api/auth/sessions/[id]/route";
import * as many from "@/app/api/auth/sessions/route";
import { db } from "@/lib/db";
import {
  countStatements,
  createTestUser,
  endReasonOf,
  execute,
  makeStale,
  sessionEpochOf,
  signedIn,
  type TestBrowser,
} from "@/testing/helpers/test-browser";

type Someone = Awaited<ReturnType<typeof signedIn>>;

beforeAll(async () => {
  await createTestUser();
});

async function endOne({ browser, as }: Someone, id: string): Promise<Response> {
  return browser.send(one.DELETE, "DELETE", `/api/auth/sessions/${id}`, { ...as, params: { id } });
}

async function endMany({ browser, as }: Someone, scope: string): Promise<Response> {
  return browser.send(many.DELETE, "DELETE", `/api/auth/sessions?scope=${scope}`, as);
}

async function refusal(browser: TestBrowser, as: Someone["as"]): Promise<unknown> {
  return (await browser.send(me.GET, "GET", "/api/me", as)).json();
}

test("without a scope all end, the one that asks too", async () => {
  const user = await createTestUser();
  const [here, there] = [await signedIn(user), await signedIn(user)];
  const answer = await here.browser.send(many.DELETE, "DELETE", "/api/auth/sessions", here.as);
  expect([answer.status, await answer.json(), here.browser.cookies.size]).toEqual([200, { ended: 2 }, 0]);
  expect(await endReasonOf(there.sessionId)).toBe("user_all");
});

describe("one device", () => {
  test("ends at once, says why on its next request, and a second time ends nothing", async () => {
    const user = await createTestUser();
    const [here, there] = [await signedIn(user), await signedIn(user)];
    const answer = await endOne(here, there.sessionId);
    expect([answer.status, await answer.json(), answer.headers.getSetCookie()]).toEqual([200, { ended: 1 }, []]);
    expect(await refusal(there.browser, there.as)).toMatchObject({ code: "session_ended", reason: "user_elsewhere" });
    expect(await (await endOne(here, there.sessionId)).json()).toEqual({ ended: 0 });
    const event = { userId: user.id, sessionId: there.sessionId, type: "session_ended", reason: "user_elsewhere" };
    expect(await db().securityEvent.count({ where: event })).toBe(1);
  });

  test("of somebody else, unknown or malformed is 404, and nothing changes", async () => {
    const [ann, ben] = [await signedIn(), await signedIn()];
    for (const id of [ben.sessionId, crypto.randomUUID(), "x", "%00", "null"]) {
      const answer = await endOne(ann, id);
      expect([id, answer.status]).toEqual([id, 404]);
    }
    expect(await endReasonOf(ben.sessionId)).toBeNull();
  });

  test("other than this one asks for a factor again, and is not ended before", async () => {
    const user = await createTestUser();
    const [here, there] = [await signedIn(user), await signedIn(user)];
    await makeStale(here.sessionId);
    const answer = await endOne(here, there.sessionId);
    expect([answer.status, (await answer.json()).code]).toEqual([403, "reauthentication_required"]);
    expect(await endReasonOf(there.sessionId)).toBeNull();
  });

  test("this one never asks, and clears its cookies", async () => {
    const here = await signedIn();
    await makeStale(here.sessionId);
    expect(await (await endOne(here, here.sessionId)).json()).toEqual({ ended: 1 });
    expect([...here.browser.cookies.keys()]).toEqual([]);
    expect(await endReasonOf(here.sessionId)).toBe("user");
  });
});

describe("several devices", () => {
  test("others: this one stays, the rest ends, and only a fresh session may", async () => {
    const user = await createTestUser();
    const [here, second, third] = [await signedIn(user), await signedIn(user), await signedIn(user)];
    await makeStale(here.sessionId);
    expect((await endMany(here, "others")).status).toBe(403);
    expect(await endReasonOf(second.sessionId)).toBeNull();
    await execute(`UPDATE "Session" SET "authenticatedAt" = now() WHERE id = $1`, [here.sessionId]);
    expect(await (await endMany(here, "others")).json()).toEqual({ ended: 2 });
    expect(await refusal(third.browser, third.as)).toMatchObject({ reason: "user_elsewhere" });
    expect((await here.browser.send(me.GET, "GET", "/api/me", here.as)).status).toBe(200);
  });

  test("all: never asks, ends this one too, clears the cookies", async () => {
    const user = await createTestUser();
    const [here, there] = [await signedIn(user), await signedIn(user)];
    await makeStale(here.sessionId);
    expect(await (await endMany(here, "all")).json()).toEqual({ ended: 2 });
    expect([...here.browser.cookies.keys()]).toEqual([]);
    expect(await endReasonOf(there.sessionId)).toBe("user_all");
  });

  test.each(["", "this", "everything"])("scope=%s is 400", async (scope) => {
    const here = await signedIn();
    expect((await endMany(here, scope)).status).toBe(400);
    expect(await endReasonOf(here.sessionId)).toBeNull();
  });

  test("1,000 sessions end in as many statements as two, with one summary in the audit trail", async () => {
    const statements = async (count: number) => {
      const here = await signedIn();
      await execute(
        `INSERT INTO "Session" (id, "tokenHash", "userId", "expiresAt", "idleTimeoutSeconds", persistent, "deviceName", "userAgent", provider)
         SELECT gen_random_uuid(), gen_random_uuid()::text, $1, now() + interval '1 day', 3600, false, 'x', 'x', 'password'
         FROM generate_series(1, $2)`,
        [here.user.id, count - 1],
      );
      const needed = await countStatements(async () => {
        expect(await (await endMany(here, "all")).json()).toEqual({ ended: count });
      });
      const where = { userId: here.user.id, reason: "user_all" };
      expect(await db().securityEvent.findMany({ where, select: { type: true, count: true } })).toEqual([
        { type: "sessions_ended", count },
      ]);
      expect(await db().session.count({ where: { userId: here.user.id, endedAt: null } })).toBe(0);
      return needed;
    };
    expect(await statements(1_000)).toBe(await statements(2));
  });
});

test("beyond the limit the least recently used session ends, and says why", async () => {
  const user = await createTestUser();
  const first = await signedIn(user);
  await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '5 minutes' WHERE id = $1`, [first.sessionId]);
  const rest: Someone[] = [];
  for (let count = 0; count < 19; count += 1) rest.push(await signedIn(user));
  expect(await endReasonOf(first.sessionId)).toBeNull();
  const newest = await signedIn(user);
  expect(await endReasonOf(first.sessionId)).toBe("session_limit");
  for (const each of [...rest, newest]) expect(await endReasonOf(each.sessionId)).toBeNull();
  expect(await refusal(first.browser, first.as)).toMatchObject({ code: "session_ended", reason: "session_limit" });
  expect(await sessionEpochOf(user)).toBe(0);
});
