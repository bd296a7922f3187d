import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "../../e2e/api-clients.ts";
import type { TestServer } from "../../testing/servers/server.ts";
import type { Restarts } from "../cluster-results.ts";
import { openStreams } from "../streams.ts";
import { around, call, eachOf } from "./calls.ts";
import type { Cluster } from "./cluster.ts";
import { othersThan, timesOf } from "./endings.ts";
import { whenTold } from "./told-streams.ts";

const EVERY_MS = 50;
const DOWN_AFTER_MS = 1_000;
const DOWN_FOR_MS = 1_000;
const ASK_EVERY_MS = 100;

/** How many sign-outs a round has: they begin before the restart and end after it. */
export const ENDINGS_A_ROUND = 80;

/** Signs these clients out one after the other while a server restarts, `ENDINGS_A_ROUND` clients a round. */
export async function measureRestarts(
  { instances }: Cluster,
  server: TestServer,
  rounds: readonly Client[][],
): Promise<Restarts> {
  const counts = { committed: 0, postponed: 0, late: 0, refused: 0, unavailable: 0, untold: 0 };
  const [finished, toldAfter]: [number[], number[]] = [[], []];
  const followUp = async (client: Client, index: number): Promise<void> => {
    for (const asked of othersThan(instances, index).map((each) => call(each, "GET", "/api/me", client))) {
      const { status } = await asked;
      if (status === 200) counts.late += 1;
      else if (status === 401) counts.refused += 1;
      else counts.unavailable += 1;
    }
  };
  const untilOver = async (client: Client, index: number): Promise<void> => {
    const startedAt = performance.now();
    const other = around(instances, index + 1);
    while ((await call(other, "GET", "/api/me", client)).status !== 401) await wait(ASK_EVERY_MS);
    finished.push(performance.now() - startedAt);
  };
  const signOut = async (client: Client, index: number, told: Promise<number | null>): Promise<void> => {
    const { status, text, sentAt } = await call(around(instances, index), "POST", "/api/auth/logout", client);
    if (status !== 200 && status !== 202) throw new Error(`A sign-out answered ${status}: ${text}`);
    counts[status === 200 ? "committed" : "postponed"] += 1;
    await (status === 200 ? followUp(client, index) : untilOver(client, index));
    const toldAt = await told;
    if (toldAt === null) counts.untold += 1;
    else toldAfter.push(toldAt - sentAt);
  };
  for (const clients of rounds) {
    const told: Promise<number | null>[] = [];
    for (const [index, client] of clients.entries()) {
      const [reader] = await openStreams(around(instances, index + 1).origin, [client]);
      told.push(reader === undefined ? Promise.resolve(null) : whenTold(reader, client));
    }
    const restart = async (): Promise<void> => {
      await wait(DOWN_AFTER_MS);
      await server.stop();
      await wait(DOWN_FOR_MS);
      await server.start();
    };
    const signOuts = eachOf(clients, clients.length, async (client, index) => {
      await wait(index * EVERY_MS);
      await signOut(client, index, told[index] ?? Promise.resolve(null));
    });
    await Promise.all([restart(), signOuts]);
  }
  return {
    rounds: rounds.length,
    ...counts,
    untilFinished: finished.length === 0 ? null : timesOf(finished),
    untilTold: timesOf(toldAfter),
  };
}
