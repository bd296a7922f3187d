import "@/lib/aurora";
import { env } from "@/lib/env";
import { pruneOnce } from "@/lib/maintenance/prune";
import { planOperations } from "./operation-plans.ts";
import { operationsOn, type Operation } from "./operations.ts";
import { requestSchema, type MeasureRequest, type WorkerRequest } from "./worker-messages.ts";

const sessions = Number(process.argv[2]);
const operations: Readonly<Record<string, Operation>> = operationsOn(sessions);

async function measure({ operation: name, count, warmUp }: MeasureRequest): Promise<number[]> {
  const operation = operations[name];
  if (operation === undefined) throw new Error(`There is no operation ${name}.`);
  const tookMs: number[] = [];
  for (let done = -warmUp; done < count; done += 1) {
    const run = await operation.prepare();
    const startedAt = performance.now();
    await run();
    if (done >= 0) tookMs.push(performance.now() - startedAt);
  }
  return tookMs;
}

async function prune(most: number): Promise<{ deleted: number; rounds: number[] }> {
  const rounds: number[] = [];
  let [deleted, more] = [0, true];
  while (more && deleted < most) {
    const startedAt = performance.now();
    const outcome = await pruneOnce();
    rounds.push(performance.now() - startedAt);
    deleted += outcome.counts.sessionsDeleted;
    more = outcome.more;
  }
  return { deleted, rounds };
}

async function answer(request: WorkerRequest): Promise<unknown> {
  switch (request.do) {
    case "measure":
      return measure(request);
    case "plans":
      return planOperations(env().DATABASE_URL, sessions);
    case "prune":
      return prune(request.most);
  }
}

process.on("message", (message) => {
  answer(requestSchema.parse(message)).then(
    (result) => process.send?.({ result }),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on("disconnect", () => process.exit());
process.send?.({ result: "ready" });
