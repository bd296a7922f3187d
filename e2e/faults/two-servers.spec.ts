import { expect, test } from "@playwright/test";
import { startInstance, type Instance } from "@/cli/instance";
import { startTestPostgres } from "@/cli/test-postgres";
import { startTestRedis } from "@/cli/test-redis";
import { times } from "@/cli/test-rounds";
import type { TestServer } from "@/cli/test-server";
import { ask, signOutClient, signUpClient, type Client } from "@/e2e/api-clients";
import { median, noteFigure } from "@/e2e/figures";
import { eventReader } from "@/lib/test-events";

const ROUNDS = times({ short: 5, full: 100 });

async function signOut({ origin }: Instance, client: Client): Promise<void> {
  expect((await signOutClient(origin, client)).body).toMatchObject({ revocation: "committed", ended: 1 });
}

async function asks({ origin }: Instance, client: Client): Promise<number> {
  return (await ask(origin, client)).status;
}

/** For how many milliseconds after the answer of a sign-out on one server a stream of the other one had not told it. */
async function measurePush(ending: Instance, listening: Instance): Promise<number> {
  const client = await signUpClient(ending.origin);
  const { next } = eventReader(await fetch(`${listening.origin}/api/auth/events`, { headers: client.headers }));
  expect((await next())?.[0]).toBe("hello");
  let answeredAt = Infinity;
  const signedOut = signOut(ending, client).then(() => (answeredAt = Date.now()));
  let told = await next();
  while (told !== null && told[0] !== "ended") told = await next();
  const toldAt = Date.now();
  await signedOut;
  expect(told).toEqual(["ended", expect.objectContaining({ reason: "user" })]);
  expect(await next()).toBeNull();
  return Math.max(0, toldAt - answeredAt);
}

async function expectPushed(one: Instance, other: Instance, by: string): Promise<void> {
  const tookMs = [];
  for (let round = 0; round < ROUNDS; round += 1) tookMs.push(await measurePush(one, other));
  noteFigure(
    `Two servers, ${by}: ${ROUNDS} endings told by the other one, ${median(tookMs)} ms after the answer at the median`,
  );
  // Heartbeats come every 15 s: only news are as quick as this on any machine.
  expect(median(tookMs)).toBeLessThan(5_000);
}

let database: TestServer;
test.beforeAll(async () => {
  database = await startTestPostgres();
});
test.afterAll(() => database.remove());

async function startTwo(environment: Record<string, string> = {}): Promise<[Instance, Instance]> {
  return [await startInstance({ database, environment }), await startInstance({ database, environment })];
}

test("what one server ends the other one tells, by NOTIFY, also after a restart of the database, and refuses from the very next request", async () => {
  const [one, other] = await startTwo();
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

  await database.stop();
  await database.start();
  await expect.poll(() => measurePush(one, other), { timeout: 120_000 }).toBeLessThan(5_000);
  await Promise.all([one.stop(), other.stop()]);
});

test("through Redis too; without it the heartbeat and the next request still find out", async () => {
  test.slow();
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
