import { expect } from "@playwright/test";
import { test } from "@/e2e/fixtures";
import { times } from "@/testing/report/rounds";
import { ask, signOutClient, signUpClient } from "@/e2e/api-clients";
import { noteFigure } from "@/e2e/figures";
import { addSessions } from "@/e2e/many-sessions";

const COUNT = times({ short: 100, full: 1_000 });

test(`${COUNT} sign-outs at once while ${COUNT} other sessions of the same person are read`, async ({ instance }) => {
  const { origin, databaseUrl } = instance;
  const person = await signUpClient(origin);
  const leaving = await addSessions(databaseUrl, person, COUNT);
  const staying = await addSessions(databaseUrl, person, COUNT);
  const startedAt = performance.now();
  const [signOuts, reads] = await Promise.all([
    Promise.all(
      leaving.map(async (client) => {
        const { status } = await signOutClient(origin, client);
        return { status, next: (await ask(origin, client)).status };
      }),
    ),
    Promise.all(staying.map(async (client) => (await ask(origin, client)).status)),
  ]);
  const tookMs = Math.round(performance.now() - startedAt);
  const committed = signOuts.filter(({ status }) => status === 200);
  const pending = signOuts.filter(({ status }) => status === 202);
  expect(committed.length + pending.length).toBe(COUNT);
  expect(committed.filter(({ next }) => next === 200)).toEqual([]);
  expect(reads.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  await expect
    .poll(async () => {
      const left = await Promise.all(leaving.map((client) => ask(origin, client)));
      return left.filter(({ status, reason }) => status !== 401 || reason !== "user").length;
    })
    .toBe(0);
  const afterwards = await Promise.all(staying.map((client) => ask(origin, client)));
  expect(afterwards.filter(({ status }) => status !== 200)).toEqual([]);
  const outages = reads.filter((status) => status === 503).length;
  noteFigure(
    `${COUNT} sign-outs while ${COUNT} sessions are read, all within ${tookMs} ms: ${committed.length} answered 200, ` +
      `${pending.length} answered 202, 0 accepted afterwards, 0 lost, 0 others signed out; ${outages} reads answered 503`,
  );
});
