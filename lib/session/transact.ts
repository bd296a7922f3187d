import "server-only";
import { publish } from "@/lib/bus/bus";
import type { SessionNews } from "@/lib/bus/session-news";
import { db, isConflict, type Transaction } from "@/lib/db";

const announced = new WeakMap<Transaction, SessionNews[]>();

// PostgreSQL waits a second before it breaks a deadlock, so more tries would outlast whoever waits.
const MOST_TRIES = 2;

/**
 * Runs `work` in one transaction; once more if the database undid it to break a deadlock. What it announced is told only
 * once the transaction is committed, so nobody hears of what did not happen.
 */
export async function transact<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
  const { answer, news } = await commit(work, MOST_TRIES);
  publish(news);
  return answer;
}

async function commit<Answer>(
  work: (transaction: Transaction) => Promise<Answer>,
  tries: number,
): Promise<{ answer: Answer; news: readonly SessionNews[] }> {
  const news: SessionNews[] = [];
  try {
    const answer = await db().$transaction((transaction) => {
      announced.set(transaction, news);
      return work(transaction);
    });
    return { answer, news };
  } catch (error) {
    if (tries <= 1 || !isConflict(error)) throw error;
    return commit(work, tries - 1);
  }
}

/** Has news told when the transaction is committed. */
export function announce(transaction: Transaction, news: SessionNews): void {
  const waiting = announced.get(transaction);
  if (waiting === undefined) throw new Error("Sessions change inside transact() only.");
  waiting.push(news);
}
