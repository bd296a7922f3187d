import { step } from "../../cli/progress.ts";
import { summarise, type Summary } from "../statistics.ts";
import type { OperationName } from "./operations.ts";
import type { Worker } from "./worker-process.ts";

const ROUNDS = 20;
// A busy moment of the machine is longer than a turn, so that it meets whatever is compared alike.
const TURNS = 5;
const WARM_UP_TURNS = 20;

/** How often each is run in a turn: what is quick more often. */
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

/**
 * Measures every operation on every worker's database, in turn and in many short rounds, so that whatever else the machine
 * does meets all of them alike. Answers milliseconds, in the order of the workers.
 */
export async function measureOperations(workers: readonly Worker[], share: number): Promise<Record<string, Summary>[]> {
  const measured = workers.map(() => new Map<OperationName, number[]>(OPERATIONS.map((name) => [name, []])));
  await step("Warm-up", async () => {
    for (const worker of workers)
      for (const name of OPERATIONS) await worker.measure(name, WARM_UP_TURNS * (RUNS[name] ?? 1));
  });
  const rounds = Math.max(2, Math.ceil(ROUNDS * share));
  for (let round = 1; round <= rounds; round += 1)
    await step(`Round ${round} of ${rounds}`, async () => {
      for (let turn = 0; turn < TURNS; turn += 1)
        for (const name of OPERATIONS)
          for (const [index, worker] of workers.entries())
            measured[index]?.get(name)?.push(...(await worker.measure(name, RUNS[name] ?? 1)));
    });
  return measured.map((each) => Object.fromEntries([...each].map(([name, values]) => [name, summarise(values)])));
}
