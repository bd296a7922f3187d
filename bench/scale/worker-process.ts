import { fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { environmentWith, whenEnded } from "../../cli/process/child.ts";
import type { OperationName } from "./operations.ts";
import { answerSchemas, type OperationPlan, type WorkerRequest } from "./worker-messages.ts";

/** A process with the app's own code and a pool of its own, on one database. It does one thing at a time. */
export interface Worker {
  /** Runs an operation `count` times in turn, after `warmUp` runs that don't count. Returns the milliseconds of each run. */
  measure(operation: OperationName, count: number, warmUp?: number): Promise<number[]>;
  plans(): Promise<OperationPlan[]>;
  /** Prunes without a pause until `most` ended rows are deleted, or all that are due. */
  prune(most: number): Promise<z.infer<(typeof answerSchemas)["prune"]>>;
  stop(): Promise<void>;
}

const messageSchema = z.object({ result: z.unknown() });

/** Starts a worker on a database of `sessions` filled sessions. */
export async function startWorker(databaseUrl: string, sessions: number): Promise<Worker> {
  const env = environmentWith({
    DATABASE_URL: databaseUrl,
    AUTH_URL: "http://localhost:3000",
    AUTH_SECRET: "a secret of measurements, and of nothing else",
    LOG_LEVEL: "fatal",
    DATABASE_TIMEOUT_MS: "60000",
    MAX_SESSIONS_PER_USER: "2000",
  });
  const child = fork("bench/scale/worker.ts", [String(sessions)], {
    execArgv: ["--conditions=react-server", "--conditions=aurora-source", "--import", "tsx"],
    env,
  });
  const ended = whenEnded(child);
  const died = ended.then((): never => {
    throw new Error("A measuring process stopped: see above.");
  });
  const answered = async (): Promise<unknown> => {
    const [message]: unknown[] = await Promise.race([once(child, "message"), died]);
    return messageSchema.parse(message).result;
  };
  const ask = (request: WorkerRequest): Promise<unknown> => {
    const answer = answered();
    child.send(request);
    return answer;
  };
  await answered();
  return {
    measure: async (operation, count, warmUp = 0) =>
      answerSchemas.measure.parse(await ask({ do: "measure", operation, count, warmUp })),
    plans: async () => answerSchemas.plans.parse(await ask({ do: "plans" })),
    prune: async (most) => answerSchemas.prune.parse(await ask({ do: "prune", most })),
    stop: async () => {
      died.catch(() => undefined);
      child.kill();
      await ended;
    },
  };
}
