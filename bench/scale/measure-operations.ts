import { step } from "../../cli/progress.ts";
import { summarise, type Summary } from "../statistics.ts";
import type { OperationName } from "./operations.ts";
import type { Worker } from "./worker-process.ts";

const ROUNDS = 20;
const WARM_UP_ROUNDS = 4;

/** How often each is run in a round: what is quick more often. */
const RUNS: Readonly<Partial<Record<OperationName, number>>> = {
  bareRead: 2000,
  check: 2000,
  bearerCheck: 500,
  touch: 50,
  signIn: 25,
  signOut: 25,
  everywhere1: 5,
  everywhere100: 15,
  everywhere1000: 4,
  others100: 15,
  deviceList: 100,
  activityPage: 50,
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
      for (const name of OPERATIONS) await worker.measure(name, WARM_UP_ROUNDS * (RUNS[name] ?? 1));
  });
  const rounds = Math.max(2, Math.ceil(ROUNDS * share));
  for (let round = 1; round <= rounds; round += 1)
    await step(`Round ${round} of ${rounds}`, async () => {
      for (const name of OPERATIONS)
        for (const [index, worker] of workers.entries())
          measured[index]?.get(name)?.push(...(await worker.measure(name, RUNS[name] ?? 1)));
    });
  return measured.map((each) => Object.fromEntries([...each].map(([name, values]) => [name, summarise(values)])));
}
