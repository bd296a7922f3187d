import "server-only";
import { publish } from "@/lib/bus/bus";
import type { SessionNews } from "@/lib/bus/session-news";
import type { Queryable } from "@/lib/database/sql";
import { conflictOf, db, type Conflict, type Transaction } from "@/lib/db";
import { toTransaction } from "@/lib/session/database";

const announced = new WeakMap<Queryable, SessionNews[]>();

// PostgreSQL waits a second before it breaks a deadlock, so more tries would take too long. The other failure costs no wait.
const MOST_TRIES = { deadlock: 2, serialization: 5 } as const satisfies Record<Conflict, number>;

/**
 * Runs `work` in one transaction, and again if the database undid it because of another one that ran beside it. Sends the
 * news that it announced only once the transaction is committed, so that nobody hears of what did not happen.
 */
export async function transact<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
  const { answer, news } = await commit(work);
  publish(news);
  return answer;
}

async function commit<Answer>(
  work: (transaction: Transaction) => Promise<Answer>,
  tried = 1,
): Promise<{ answer: Answer; news: readonly SessionNews[] }> {
  const news: SessionNews[] = [];
  try {
    const answer = await db().$transaction((prisma) => {
      const transaction = toTransaction(prisma);
      announced.set(transaction, news);
      return work(transaction);
    });
    return { answer, news };
  } catch (error) {
    const conflict = conflictOf(error);
    if (conflict === null || tried >= MOST_TRIES[conflict]) throw error;
    return commit(work, tried + 1);
  }
}

/** Keeps news until the transaction is committed, then sends them. */
export function announce(transaction: Queryable, news: SessionNews): void {
  const waiting = announced.get(transaction);
  if (waiting === undefined) throw new Error("Sessions change inside transact() only.");
  waiting.push(news);
}
