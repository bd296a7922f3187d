import { randomInt } from "node:crypto";
import { expect, test } from "@playwright/test";
import { startTestPostgres } from "@/testing/servers/postgres";
import { ask, countEndings, signInClient, signOutClient, signUpClient, type Client } from "@/e2e/api-clients";
import { times } from "@/testing/report/rounds";
import { noteFigure } from "@/e2e/figures";
import { prepareApp, type LaunchedApp } from "@/e2e/faults/launched-app";
import type { TestServer } from "@/testing/servers/server";

const KILLS = times({ short: 1, full: 100 });
const SIGN_OUTS = 4;

async function signInAll(origin: string, person: Client): Promise<Client[]> {
  const clients: Client[] = [];
  for (let count = 0; count < SIGN_OUTS; count += 1) clients.push(await signInClient(origin, person));
  return clients;
}

/** Returns how many ms the slowest of some sign-outs at once takes. The kill comes at a random moment within twice that. */
async function measureSignOuts(origin: string, person: Client): Promise<number> {
  const clients = await signInAll(origin, person);
  const startedAt = performance.now();
  await Promise.all(clients.map((client) => signOutClient(origin, client)));
  return Math.ceil(performance.now() - startedAt);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function statusOrNone(answer: Promise<{ status: number }>): Promise<number | "none"> {
  try {
    return (await answer).status;
  } catch {
    return "none";
  }
}

type Fate = "answered" | "committed without an answer" | "not committed";

/**
 * Expects after the restart that a session whose sign-out was answered is over, that any other is over or untouched, and
 * that repeating the sign-out ends it once.
 */
async function settle(origin: string, person: Client, client: Client, status: number | "none"): Promise<Fate> {
  const found = await ask(origin, client);
  if (status !== "none") expect([status, found.status]).toEqual([200, 401]);
  expect([200, 401]).toContain(found.status);
  expect((await signOutClient(origin, client)).body).toMatchObject({ revocation: "committed" });
  expect(await ask(origin, client)).toEqual({ status: 401, code: "session_ended", reason: "user" });
  expect(await countEndings(origin, person, client)).toBe(1);
  if (status !== "none") return "answered";
  return found.status === 401 ? "committed without an answer" : "not committed";
}

for (const kind of ["embedded", "PostgreSQL"] as const)
  test.describe(`on ${kind}`, () => {
    // All tests of this group share one app.
    test.describe.configure({ mode: "default" });
    let database: TestServer | undefined;
    let app: LaunchedApp;
    test.beforeAll(async () => {
      database = kind === "PostgreSQL" ? await startTestPostgres() : undefined;
      app = await prepareApp(database?.url);
      await app.start();
    });
    test.afterAll(async () => {
      await app.remove();
      await database?.remove();
    });

    test(`killed ${KILLS} times at random moments of sign-outs, it keeps every answered one and revives none`, async () => {
      const { origin } = app;
      const person = await signUpClient(origin);
      await measureSignOuts(origin, person);
      const longestMs = await measureSignOuts(origin, person);
      const fates: Fate[] = [];
      for (let round = 0; round < KILLS; round += 1) {
        const clients = await signInAll(origin, person);
        const signOuts = clients.map((client) => statusOrNone(signOutClient(origin, client)));
        await pause(randomInt(2 * longestMs));
        await app.kill();
        const statuses = await Promise.all(signOuts);
        await app.start();
        for (const [index, client] of clients.entries())
          fates.push(await settle(origin, person, client, statuses[index] ?? "none"));
        expect((await ask(origin, person)).status).toBe(200);
      }
      const count = (fate: Fate) => fates.filter((each) => each === fate).length;
      noteFigure(
        `Killed ${KILLS} times (${kind}) in ${fates.length} sign-outs: ${count("answered")} answered and all kept, ` +
          `${count("committed without an answer")} committed without an answer, ${count("not committed")} not committed ` +
          `and ended by repeating, 0 recorded twice or not at all, 0 others signed out`,
      );
    });

    if (kind === "embedded")
      test("a second process on its data folder is refused in one sentence, and disturbs nothing", async () => {
        const person = await signUpClient(app.origin);
        const { code, output } = await app.startAnother();
        expect(code).toBe(1);
        expect(output).toContain("in use");
        expect(output).not.toMatch(/\n\s+at /);
        expect((await ask(app.origin, person)).status).toBe(200);
        noteFigure("A second process on one data folder: refused with exit code 1, the first goes on");
      });
  });
