import { expect, test } from "@playwright/test";
import { createClient } from "@redis/client";
import { feedEnded, redisEnded } from "aurora-session/verify";
import { startInstance, type Instance } from "@/testing/servers/instance";
import { startTestPostgres } from "@/testing/servers/postgres";
import { startTestRedis } from "@/testing/servers/redis";
import { times } from "@/testing/report/rounds";
import type { TestServer } from "@/testing/servers/server";
import { ask, connectApp, signOutClient, signUpClient, type Client } from "@/e2e/api-clients";
import { median, noteFigure } from "@/e2e/figures";
import { hearHeartbeats, type Heartbeats } from "@/e2e/heartbeats";
import { signUp } from "@/e2e/people";
import { measureEndings, noteEndings } from "@/e2e/pushed-endings";
import { eventReader } from "@/testing/helpers/test-events";

const ROUNDS = times({ short: 5, full: 100 });

async function signOut({ origin }: Instance, client: Client): Promise<void> {
  expect((await signOutClient(origin, client)).body).toMatchObject({ revocation: "committed", ended: 1 });
}

async function asks({ origin }: Instance, client: Client): Promise<number> {
  return (await ask(origin, client)).status;
}

type Push = { readonly tookMs: number; readonly sawNoHeartbeat: boolean };

/** Signs out on one server. Returns how many ms later a stream of the other one tells it, and whether before a heartbeat. */
async function measurePush(ending: Instance, listening: Instance, heartbeats: Heartbeats): Promise<Push> {
  const client = await signUpClient(ending.origin);
  const { next } = eventReader(await fetch(`${listening.origin}/api/auth/events`, { headers: client.headers }));
  expect((await next())?.[0]).toBe("hello");
  const before = heartbeats.count();
  let answeredAt = Infinity;
  const signedOut = signOut(ending, client).then(() => (answeredAt = Date.now()));
  let told = await next();
  while (told !== null && told[0] !== "ended") told = await next();
  const [toldAt, sawNoHeartbeat] = [Date.now(), heartbeats.count() === before];
  await signedOut;
  expect(told).toEqual(["ended", expect.objectContaining({ reason: "user" })]);
  expect(await next()).toBeNull();
  return { tookMs: Math.max(0, toldAt - answeredAt), sawNoHeartbeat };
}

async function expectPushed(one: Instance, other: Instance, by: string): Promise<void> {
  const heartbeats = await hearHeartbeats(other.origin);
  const pushes: Push[] = [];
  for (let round = 0; round < ROUNDS; round += 1) pushes.push(await measurePush(one, other, heartbeats));
  heartbeats.stop();
  const tookMs = median(pushes.map((push) => push.tookMs));
  noteFigure(
    `Two servers, ${by}: ${ROUNDS} endings told by the other one, ${tookMs} ms after the answer at the median`,
  );
  // Without a push, each would have waited for the next heartbeat.
  expect(pushes.filter(({ sawNoHeartbeat }) => sawNoHeartbeat)).not.toEqual([]);
}

// One database for all of them.
test.describe.configure({ mode: "default" });

let database: TestServer;
test.beforeAll(async () => {
  database = await startTestPostgres();
});
test.afterAll(() => database.remove());

async function startTwo(environment: Record<string, string> = {}): Promise<[Instance, Instance]> {
  return [await startInstance({ database, environment }), await startInstance({ database, environment })];
}

test.describe("by PostgreSQL's NOTIFY", () => {
  let one: Instance;
  let other: Instance;
  test.beforeAll(async () => {
    [one, other] = await startTwo();
  });
  test.afterAll(() => Promise.all([one.stop(), other.stop()]));

  test("an ending on one server is told by the other one, which refuses the session from the very next request", async () => {
    await expectPushed(one, other, "PostgreSQL's NOTIFY");
    let [late, asked] = [0, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      const client = await signUpClient(one.origin);
      expect(await asks(other, client)).toBe(200);
      let over = false;
      const readers = [1, 2, 3, 4].map(async () => {
        for (let after = 0; after < 3;) {
          const isAfter = over;
          const status = await asks(other, client);
          asked += 1;
          if (isAfter) after += 1;
          if (isAfter && status !== 401) late += 1;
        }
      });
      await signOut(one, client);
      over = true;
      await Promise.all(readers);
    }
    noteFigure(
      `Two servers: ${ROUNDS} sessions ended on one while ${asked} requests asked the other: ${late} late answers`,
    );
    expect(late).toBe(0);
  });

  test("an ending on one server empties the open page that hears the other one", async ({ browser }) => {
    const here = await browser.newContext({ baseURL: one.origin });
    const elsewhere = await browser.newContext({ baseURL: other.origin });
    const ann = await signUp(here);
    noteEndings(await measureEndings(here, elsewhere, ann, other.origin), "Two servers, PostgreSQL's NOTIFY");
    await Promise.all([here.close(), elsewhere.close()]);
  });

  test("after a restart of the database too", async () => {
    await database.stop();
    await database.start();
    const heartbeats = await hearHeartbeats(other.origin);
    await expect.poll(async () => (await measurePush(one, other, heartbeats)).sawNoHeartbeat).toBe(true);
    heartbeats.stop();
  });
});

test("a service hears at one server, and in Redis, of what ended on the other", async () => {
  const redis = await startTestRedis();
  const secret = "a secret of services, and of nothing else";
  const [one, other] = await startTwo({ DENYLIST_REDIS_URL: redis.url, INTROSPECTION_SECRET: secret });
  const client = createClient({ url: redis.url });
  await client.connect();
  const feed = feedEnded({ origin: other.origin, secret });
  const denylist = redisEnded({ origin: one.origin, read: (keys) => client.mGet(keys) });
  const tookMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const browser = await signUpClient(one.origin);
    const { client_id: app } = await connectApp(one.origin, browser);
    expect([await feed.find(app), await denylist.find(app)]).toEqual([null, null]);
    await signOut(one, browser);
    const answeredAt = Date.now();
    for (const source of [feed, denylist])
      await expect.poll(() => source.find(app), { intervals: [5] }).toEqual({ reason: "user" });
    tookMs.push(Date.now() - answeredAt);
  }
  noteFigure(`Two servers: ${ROUNDS} endings told to services, ${median(tookMs)} ms after the answer at the median`);
  feed.close();
  client.destroy();
  await Promise.all([one.stop(), other.stop()]);
  await redis.remove();
});

test("through Redis too, and without it the heartbeat and the next request still find out", async () => {
  const redis = await startTestRedis();
  const [one, other] = await startTwo({ REDIS_URL: redis.url });
  await expectPushed(one, other, "Redis");
  await redis.stop();
  const client = await signUpClient(one.origin);
  const { next } = eventReader(await fetch(`${other.origin}/api/auth/events`, { headers: client.headers }));
  expect((await next())?.[0]).toBe("hello");
  await signOut(one, client);
  expect(await asks(other, client)).toBe(401);
  expect(await next()).toEqual(["ended", expect.objectContaining({ reason: "user" })]);
  await redis.start();
  await Promise.all([one.stop(), other.stop()]);
  await redis.remove();
});
