import { expect, test } from "@playwright/test";
import { startInstance } from "@/testing/servers/instance";
import { startTestPostgres } from "@/testing/servers/postgres";
import { ask, signInClient, signOutClient, signUpClient, whenAllArrived } from "@/e2e/api-clients";
import { proxyDatabase } from "@/e2e/faults/database-proxy";
import { times } from "@/testing/report/rounds";
import { noteFigure } from "@/e2e/figures";
import { eventReader } from "@/testing/helpers/test-events";

const ROUNDS = times({ short: 1, full: 10 });
const READS = 8;
const SIGN_OUTS = 4;
const STREAMS = 4;
// Slows every request down, so that it is under way when the signal comes.
const DELAY_MS = 200;

test("at SIGTERM requests under way are answered and streams end politely", async () => {
  const database = await proxyDatabase(await startTestPostgres());
  const instance = await startInstance({ database });
  const { origin } = instance;
  const person = await signUpClient(origin);
  const tookMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const leaving = [];
    for (let count = 0; count < SIGN_OUTS; count += 1) leaving.push(await signInClient(origin, person));
    const streams = await Promise.all(
      Array.from({ length: STREAMS }, async () =>
        eventReader(await fetch(`${origin}/api/auth/events`, { headers: person.headers })),
      ),
    );
    for (const { next } of streams) expect((await next())?.[0]).toBe("hello");
    const streamsEnd = Promise.all(
      streams.map(async ({ next }) => {
        for (let event = await next(); event !== null; event = await next()) expect(event[0]).toBe("ended");
      }),
    );
    database.delay(DELAY_MS);
    const reads = Array.from({ length: READS }, () => ask(origin, person));
    const signOuts = leaving.map((client) => signOutClient(origin, client));
    await whenAllArrived(origin);
    const toldAt = performance.now();
    const gone = instance.server.kill("SIGTERM");
    const [answered, signedOut] = await Promise.all([Promise.all(reads), Promise.all(signOuts), streamsEnd]);
    await gone;
    tookMs.push(Math.round(performance.now() - toldAt));
    expect(answered.map(({ status }) => status)).toEqual(answered.map(() => 200));
    expect(signedOut.map(({ status }) => status)).toEqual(signedOut.map(() => 200));
    await expect(ask(origin, person)).rejects.toThrow();
    database.delay(0);
    await instance.server.start();
    for (const client of leaving) expect(await ask(origin, client)).toMatchObject({ status: 401, reason: "user" });
    expect((await ask(origin, person)).status).toBe(200);
  }
  noteFigure(
    `SIGTERM ${ROUNDS} times under load: ${ROUNDS * READS} reads and ${ROUNDS * SIGN_OUTS} sign-outs under way all ` +
      `answered 200, ${ROUNDS * STREAMS} streams ended without an error; gone after ${Math.max(...tookMs)} ms at most`,
  );
  await instance.stop();
  await database.remove();
});
