import "server-only";
import { setTimeout } from "node:timers/promises";
import { publish } from "../bus/bus.ts";
import type { SessionNews } from "../bus/session-news.ts";
import { count } from "../base/measure.ts";
import type { Queryable } from "../base/sql.ts";
import { runInTransaction } from "./database.ts";
import { stopPlanning } from "./fast-read/planned-read.ts";
import { z } from "zod";
import { errorCode } from "../base/error-code.ts";

// By its shape, as `errorCode` does: Prisma keeps PostgreSQL's code inside its own error.
const causedSchema = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
});

/** The reason why the database rolled back a transaction that may be run again: a concurrent one, or a lost plan. */
type Conflict = "deadlock" | "serialization" | "plan";

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

type Count = Parameters<typeof count>;

/** What is told and counted once a transaction is committed. */
type Waiting = { readonly news: SessionNews[]; readonly counts: Count[] };

const waitingFor = new WeakMap<Queryable, Waiting>();

// PostgreSQL waits a second before it breaks a deadlock, so more tries would take too long. The other failure costs no wait.
const MOST_TRIES = { deadlock: 2, serialization: 5, plan: 2 } as const satisfies Record<Conflict, number>;
// The one that waited is woken first. Without a pause this one may be back before it, and they deadlock once more.
const DEADLOCK_PAUSE_MS = 50;

/** Runs work in one transaction: commits what it did when it returns, and undoes it when it throws. */
export type Runner<In extends Queryable> = <Answer>(work: (transaction: In) => Promise<Answer>) => Promise<Answer>;

/** Runs `work` in one transaction of the session layer's own pool. See {@link transactIn}. */
export async function transact<Answer>(work: (transaction: Queryable) => Promise<Answer>): Promise<Answer> {
  return transactIn(runInTransaction, work);
}

/**
 * Runs `work` in one transaction of `run`, and again if the database undid it because of another one that ran beside it.
 * Sends the news that it announced only once the transaction is committed, so that nobody hears of what did not happen, and
 * counts then what it did. An
 * app whose transactions are an ORM's gives the way to run one, so that its changes and those of sessions are committed
 * together.
 */
export async function transactIn<In extends Queryable, Answer>(
  run: Runner<In>,
  work: (transaction: In) => Promise<Answer>,
): Promise<Answer> {
  const { answer, waiting } = await commit(run, work);
  for (const each of waiting.counts) count(...each);
  publish(waiting.news);
  return answer;
}

async function commit<In extends Queryable, Answer>(
  run: Runner<In>,
  work: (transaction: In) => Promise<Answer>,
  tried = 1,
): Promise<{ answer: Answer; waiting: Waiting }> {
  const waiting: Waiting = { news: [], counts: [] };
  try {
    const answer = await run((transaction) => {
      waitingFor.set(transaction, waiting);
      return work(transaction);
    });
    return { answer, waiting };
  } catch (error) {
    const conflict = stopPlanning(error) ? "plan" : conflictOf(error);
    if (conflict === null || tried >= MOST_TRIES[conflict]) throw error;
    if (conflict === "deadlock") await setTimeout(DEADLOCK_PAUSE_MS);
    return commit(run, work, tried + 1);
  }
}

/** Keeps news until the transaction is committed, then sends them. */
export function announce(transaction: Queryable, news: SessionNews): void {
  waitingOf(transaction).news.push(news);
}

/** Counts something once the transaction is committed, and never if it is not. */
export function countOnCommit(transaction: Queryable, ...counted: Count): void {
  waitingOf(transaction).counts.push(counted);
}

function waitingOf(transaction: Queryable): Waiting {
  const waiting = waitingFor.get(transaction);
  if (waiting === undefined) throw new Error("Sessions change inside transact() only.");
  return waiting;
}
