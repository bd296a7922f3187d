import { expect, test } from "@playwright/test";
import { startEmbeddedTestDatabase, startInstance, type Instance } from "@/testing/servers/instance";
import { startTestPostgres } from "@/testing/servers/postgres";
import {
  ask,
  askUntilVerified,
  countEndings,
  sessionIdOf,
  signInClient,
  signOutClient,
  signUpClient,
} from "@/e2e/api-clients";
import { MOMENTS, proxyDatabase, type ProxiedDatabase } from "@/e2e/faults/database-proxy";
import { times } from "@/testing/report/rounds";
import { noteFigure } from "@/e2e/figures";

const ROUNDS = times({ short: 3, full: 50 });

for (const [kind, startDatabase] of Object.entries({
  embedded: startEmbeddedTestDatabase,
  PostgreSQL: startTestPostgres,
}))
  test.describe(`on ${kind}`, () => {
    // One database and one server for all of them.
    test.describe.configure({ mode: "default" });

    let database: ProxiedDatabase;
    let instance: Instance;
    test.beforeAll(async () => {
      database = await proxyDatabase(await startDatabase());
      instance = await startInstance({ database, environment: { DATABASE_TIMEOUT_MS: "5000" } });
    });
    test.afterAll(async () => {
      await instance.stop();
      await database.remove();
    });

    for (const moment of MOMENTS)
      test(`a sign-out whose database is cut ${moment} the commit is never called done, and finished once`, async () => {
        const { origin } = instance;
        const reader = await signUpClient(origin);
        let ended = 0;
        for (let round = 0; round < ROUNDS; round += 1) {
          const client = await signInClient(origin, reader);
          database.cutAtEnding(moment, sessionIdOf(client));
          const answer = await signOutClient(origin, client);
          expect(answer).toEqual({ status: 202, body: { success: true, revocation: "pending" } });
          expect(database.isCut()).toBe(true);
          expect(await ask(origin, client)).toMatchObject({ status: 503, code: "session_unverifiable" });
          expect(await ask(origin, reader)).toMatchObject({ status: 503 });
          database.restore();
          if ((await askUntilVerified(origin, client)).status === 401) ended += 1;
          await expect.poll(() => ask(origin, client)).toEqual({ status: 401, code: "session_ended", reason: "user" });
          expect(await countEndings(origin, reader, client)).toBe(1);
        }
        expect((await ask(origin, reader)).status).toBe(200);
        if (moment === "after") expect(ended).toBe(ROUNDS);
        noteFigure(
          `Database (${kind}) cut ${moment} the commit of ${ROUNDS} sign-outs: ${ROUNDS} answered 202, 0 lost, ` +
            `0 recorded twice, 0 others signed out; ${ended} were ended at the first answer after it`,
        );
      });
  });
