import { setTimeout as wait } from "node:timers/promises";
import { formatDuration, step } from "../../cli/process/progress.ts";
import { startTestPostgres } from "../../testing/servers/postgres.ts";
import { describeRun } from "../about.ts";
import type { ScaleResults } from "../results.ts";
import { summarise, type Summary } from "../statistics.ts";
import { HOT_INDEXES } from "./hot-indexes.ts";
import { measureOperations } from "./measure-operations.ts";
import { countIndexes, fillDatabase, measureBytes, measureWal, type FilledDatabase } from "./sizes.ts";
import type { OperationPlan } from "./worker-messages.ts";
import { startWorker, type Worker } from "./worker-process.ts";

const SIZES = [10_000, 1_000_000, 10_000_000] as const;
const SMALLEST = 10_000;
const DUE_ROWS = 1_000_000;
const CHECKS = 20_000;
const CHECKS_AT_ONCE = 200;
const SIGN_INS = 300;
// The app waits as long between two rounds while it is behind.
const PACE_MS = 2_000;
const PACED_ROUNDS = 8;
/** PostgreSQL's settings for large fills. */
// Small buffers leave most of the largest size to the system's cache, as on a machine that is only for the database.
export const SETTINGS = {
  shared_buffers: "4GB",
  maintenance_work_mem: "1GB",
  max_wal_size: "16GB",
  checkpoint_timeout: "30min",
  wal_level: "minimal",
  max_wal_senders: "0",
};

/** Returns a sentence for each operation that does not use its indexes; none if all do. */
function judgePlans(plans: readonly OperationPlan[]): string[] {
  return plans.flatMap(({ operation, reads, growing }) => {
    const used = new Set(reads.map(({ index }) => index));
    const expected = Object.entries(HOT_INDEXES).find(([name]) => name === operation)?.[1] ?? [];
    const missing = expected.filter((index) => !used.has(index));
    return [
      ...growing.map(({ what, statement }) => `${operation} ${what}: ${statement}`),
      ...missing.map((index) => `${operation} does not use ${index}`),
    ];
  });
}

/** Measures checks while other work is under way. */
async function checksDuring(worker: Worker, work: Promise<unknown>): Promise<Summary> {
  const over = new AbortController();
  const done = work.finally(() => over.abort());
  const tookMs: number[] = [];
  while (!over.signal.aborted) tookMs.push(...(await worker.measure("check", CHECKS_AT_ONCE)));
  await done;
  return summarise(tookMs);
}

async function pruneAtPace(pruner: Worker, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await pruner.prune(1);
    await wait(PACE_MS);
  }
}

async function measurePruning(
  { url, sessions }: FilledDatabase,
  worker: Worker,
  share: number,
): Promise<ScaleResults["pruning"]> {
  const pruner = await startWorker(url, sessions);
  const checkBefore = summarise(await worker.measure("check", Math.ceil(CHECKS * share)));
  const checkAtPace = await checksDuring(worker, pruneAtPace(pruner, Math.ceil(PACED_ROUNDS * share)));
  const pruning = pruner.prune(Math.ceil(DUE_ROWS * share));
  const checkMeanwhile = await checksDuring(worker, pruning);
  const { deleted, rounds } = await pruning;
  await pruner.stop();
  return { deleted, roundMs: summarise(rounds), checkBefore, checkAtPace, checkMeanwhile };
}

async function measureOn(databases: readonly FilledDatabase[], share: number) {
  const workers: Worker[] = [];
  for (const { url, sessions } of databases) workers.push(await startWorker(url, sessions));
  const [database, worker] = [databases.at(-1), workers.at(-1)];
  if (database === undefined || worker === undefined) throw new Error("There is no size to measure.");
  const plans = await step("Plans of every statement", () => worker.plans());
  const measured = await measureOperations(workers, share);
  const signIns = Math.ceil(SIGN_INS * share);
  const walBytes = await step("Writes of a sign-in", () =>
    measureWal(database.url, () => worker.measure("signIn", signIns)),
  );
  const bytesEach = await measureBytes(database.url);
  const pruning = await step("Pruning", () => measurePruning(database, worker, share));
  for (const each of workers) await each.stop();
  const signIn = { walBytes: walBytes / signIns, indexesOfTables: await countIndexes(database.url) };
  return { plans, measured, pruning, signIn, bytesEach };
}

/**
 * Fills databases of 10 thousand, 1 million and 10 million sessions (`share` makes the larger ones smaller) and measures the
 * app's operations on each of them in turn. Returns the results, and a sentence for each plan that is not right.
 */
export async function measureScale(share: number): Promise<{ results: ScaleResults; wrongPlans: string[] }> {
  const server = await startTestPostgres(SETTINGS);
  try {
    const databases: FilledDatabase[] = [];
    for (const size of SIZES) {
      const sessions = Math.max(SMALLEST, Math.round((size * share) / SMALLEST) * SMALLEST);
      if (databases.some((each) => each.sessions === sessions)) continue;
      databases.push(
        await step(
          `${sessions.toLocaleString("en")} sessions`,
          () => fillDatabase(server.url, sessions),
          ({ fillSeconds }) => `filled in ${formatDuration(fillSeconds * 1000)}`,
        ),
      );
    }
    const about = await describeRun(server.url, new Date());
    const { plans, measured, ...others } = await measureOn(databases, share);
    const sizes = databases.map(({ sessions, fillSeconds }, index) => ({
      sessions,
      fillSeconds,
      operations: measured[index]?.operations ?? {},
    }));
    const checkToBareP99 = measured.at(-1)?.checkToBareP99;
    if (checkToBareP99 === undefined) throw new Error("There is no size to measure.");
    const listed = plans.map(({ operation, statements, reads }) => ({
      operation,
      statements,
      indexes: [...new Set(reads.flatMap(({ index }) => index ?? []))].toSorted(),
    }));
    return { results: { about, sizes, checkToBareP99, plans: listed, ...others }, wrongPlans: judgePlans(plans) };
  } finally {
    await server.remove();
  }
}
