import "server-only";
import { publish } from "../bus/bus.ts";
import type { SessionNews } from "../bus/session-news.ts";
import type { Queryable } from "../base/sql.ts";
import { runInTransaction } from "./database.ts";
import { z } from "zod";
import { errorCode } from "../base/error-code.ts";

// By its shape, as `errorCode` does: Prisma keeps PostgreSQL's code inside its own error.
const causedSchema = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
});

/** The reason why the database rolled back a transaction in favour of a concurrent one. It may be run again. */
type Conflict = "deadlock" | "serialization";

// PostgreSQL's error codes, appendix A, and Prisma's for a write conflict.
const CONFLICTS: ReadonlyMap<string, Conflict> = new Map([
  ["40P01", "deadlock"],
  ["40001", "serialization"],
  ["P2034", "deadlock"],
]);

/** Returns why the database rolled back a transaction in favour of a concurrent one, or null for any other error. */
function conflictOf(error: unknown): Conflict | null {
  const cause = causedSchema.safeParse(error).data?.meta.driverAdapterError.cause.originalCode;
  return CONFLICTS.get(cause ?? "") ?? CONFLICTS.get(errorCode(error) ?? "") ?? null;
}

const announced = new WeakMap<Queryable, SessionNews[]>();

// PostgreSQL waits a second before it breaks a deadlock, so more tries would take too long. The other failure costs no wait.
const MOST_TRIES = { deadlock: 2, serialization: 5 } as const satisfies Record<Conflict, number>;

/** Runs work in one transaction: commits what it did when it returns, and undoes it when it throws. */
export type Runner<In extends Queryable> = <Answer>(work: (transaction: In) => Promise<Answer>) => Promise<Answer>;

/** Runs `work` in one transaction of the session layer's own pool. See {@link transactIn}. */
export async function transact<Answer>(work: (transaction: Queryable) => Promise<Answer>): Promise<Answer> {
  return transactIn(runInTransaction, work);
}

/**
 * Runs `work` in one transaction of `run`, and again if the database undid it because of another one that ran beside it.
 * Sends the news that it announced only once the transaction is committed, so that nobody hears of what did not happen. An
 * app whose transactions are an ORM's gives the way to run one, so that its changes and those of sessions are committed
 * together.
 */
export async function transactIn<In extends Queryable, Answer>(
  run: Runner<In>,
  work: (transaction: In) => Promise<Answer>,
): Promise<Answer> {
  const { answer, news } = await commit(run, work);
  publish(news);
  return answer;
}

async function commit<In extends Queryable, Answer>(
  run: Runner<In>,
  work: (transaction: In) => Promise<Answer>,
  tried = 1,
): Promise<{ answer: Answer; news: readonly SessionNews[] }> {
  const news: SessionNews[] = [];
  try {
    const answer = await run((transaction) => {
      announced.set(transaction, news);
      return work(transaction);
    });
    return { answer, news };
  } catch (error) {
    const conflict = conflictOf(error);
    if (conflict === null || tried >= MOST_TRIES[conflict]) throw error;
    return commit(run, work, tried + 1);
  }
}

/** Keeps news until the transaction is committed, then sends them. */
export function announce(transaction: Queryable, news: SessionNews): void {
  const waiting = announced.get(transaction);
  if (waiting === undefined) throw new Error("Sessions change inside transact() only.");
  waiting.push(news);
}
