import { expect, test } from "@playwright/test";
import { startInstance, type Instance } from "@/testing/servers/instance";
import { startTestPostgres } from "@/testing/servers/postgres";
import { ask, signOutClient, signUpClient } from "@/e2e/api-clients";
import { proxyDatabase, type ProxiedDatabase } from "@/e2e/faults/database-proxy";
import { noteFigure } from "@/e2e/figures";

// The time limit of connecting, of a statement and of a transaction. A sign-out with 200 ms before each statement fits in,
// also where every wait takes a second.
const TIMEOUT_MS = 8_000;
// Longer than the test may take: an answer that waited for such a database never comes.
const NEVER_MS = 24 * 3_600_000;
const DELAYS_MS = process.env["FAULTS"] === undefined ? [200, NEVER_MS] : [200, 2_000, NEVER_MS];

function inWords(delayMs: number): string {
  return delayMs === NEVER_MS ? "endlessly slow" : `${delayMs} ms slow`;
}

// One database and one server for all of them.
test.describe.configure({ mode: "default" });

let database: ProxiedDatabase;
let instance: Instance;
test.beforeAll(async () => {
  database = await proxyDatabase(await startTestPostgres());
  instance = await startInstance({ database, environment: { DATABASE_TIMEOUT_MS: String(TIMEOUT_MS) } });
});
test.afterAll(async () => {
  await instance.stop();
  await database.remove();
});
test.afterEach(() => database.delay(0));

async function timed<Answer>(work: () => Promise<Answer>): Promise<{ answer: Answer; tookMs: number }> {
  const startedAt = performance.now();
  const answer = await work();
  return { answer, tookMs: Math.round(performance.now() - startedAt) };
}

for (const delayMs of DELAYS_MS)
  test(`from a database that is ${inWords(delayMs)} every answer comes, and nobody is signed out by it`, async () => {
    const { origin } = instance;
    const [leaving, staying] = [await signUpClient(origin), await signUpClient(origin)];
    database.delay(delayMs);
    const read = await timed(() => ask(origin, leaving));
    const page = await timed(() => fetch(`${origin}/dashboard`, { headers: leaving.headers, redirect: "manual" }));
    const signOut = await timed(() => signOutClient(origin, leaving));
    database.delay(0);
    expect([200, 503]).toContain(read.answer.status);
    expect([200, 503]).toContain(page.answer.status);
    expect([200, 202]).toContain(signOut.answer.status);
    if (delayMs === 200) expect([read.answer.status, signOut.answer.status]).toEqual([200, 200]);
    if (delayMs === NEVER_MS) expect([read.answer.status, signOut.answer.status]).toEqual([503, 202]);
    if (signOut.answer.status === 200) expect((await ask(origin, leaving)).status).toBe(401);
    await expect.poll(() => ask(origin, leaving)).toEqual({ status: 401, code: "session_ended", reason: "user" });
    await expect.poll(async () => (await ask(origin, staying)).status).toBe(200);
    const [me, dashboard, out] = [read, page, signOut].map(
      ({ answer, tookMs }) => `${answer.status} after ${tookMs} ms`,
    );
    noteFigure(`Database ${inWords(delayMs)}: API ${me}, page ${dashboard}, sign-out ${out}`);
  });
