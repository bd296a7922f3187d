import { step } from "../../cli/process/progress.ts";
import { quantile, summarise, type Summary } from "../statistics.ts";
import type { OperationName } from "./operations.ts";
import type { Worker } from "./worker-process.ts";

const ROUNDS = 25;
// Many short turns, so that the busy moments of the machine affect all operations alike.
const TURNS = 4;
const WARM_UP_TURNS = 20;
// Before each turn, because the process slept while others had theirs, and its first runs would measure cold caches.
const WARM_UP_SHARE = 0.25;

/** How many runs each has in a turn. Quick ones have more. */
const RUNS: Readonly<Partial<Record<OperationName, number>>> = {
  bareRead: 400,
  check: 400,
  bearerCheck: 100,
  touch: 10,
  signIn: 5,
  signOut: 5,
  everywhere1: 1,
  everywhere100: 3,
  everywhere1000: 1,
  others100: 3,
  deviceList: 20,
  activityPage: 10,
};

const isOperation = (name: string): name is OperationName => name in RUNS;
const OPERATIONS = Object.keys(RUNS).filter(isOperation);

/** The times of operations on one worker's database. */
export interface Measured {
  /** Milliseconds of each operation. */
  readonly operations: Record<string, Summary>;
  /** In each turn, the p99 of a check : the p99 of the bare reads beside it. */
  readonly checkToBareP99: Summary;
}

function takeTurn(worker: Worker, name: OperationName): Promise<number[]> {
  const count = RUNS[name] ?? 1;
  return worker.measure(name, count, Math.ceil(count * WARM_UP_SHARE));
}

type Turns = ReadonlyMap<OperationName, number[][]>;

function summariseTurns(turns: Turns): Measured {
  const p99s = (name: OperationName) => (turns.get(name) ?? []).map((tookMs) => quantile(tookMs, 0.99));
  const bare = p99s("bareRead");
  return {
    operations: Object.fromEntries([...turns].map(([name, tookMs]) => [name, summarise(tookMs.flat())])),
    checkToBareP99: summarise(p99s("check").map((p99, turn) => p99 / (bare[turn] ?? Number.NaN))),
  };
}

/**
 * Measures every operation on every worker's database, in many short turns, so that other work of the machine affects all of
 * them alike. Returns the results in the order of the workers. `share` (0 to 1) makes them fewer.
 */
export async function measureOperations(workers: readonly Worker[], share: number): Promise<Measured[]> {
  const measured = workers.map((): Turns => new Map(OPERATIONS.map((name) => [name, []])));
  await step("Warm-up", async () => {
    for (const worker of workers)
      for (const name of OPERATIONS) await worker.measure(name, WARM_UP_TURNS * (RUNS[name] ?? 1));
  });
  const rounds = Math.max(2, Math.ceil(ROUNDS * share));
  for (let round = 1; round <= rounds; round += 1)
    await step(`Round ${round} of ${rounds}`, async () => {
      for (let turn = 0; turn < TURNS; turn += 1)
        // Back and forth, so that each of two neighbours is measured first in half of the turns.
        for (const name of turn % 2 === 0 ? OPERATIONS : OPERATIONS.toReversed())
          for (const [index, worker] of workers.entries())
            measured[index]?.get(name)?.push(await takeTurn(worker, name));
    });
  return measured.map(summariseTurns);
}
