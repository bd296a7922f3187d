import "server-only";
import { publish } from "@/lib/bus/bus";
import type { SessionNews } from "@/lib/bus/session-news";
import { db, type Transaction } from "@/lib/db";

const announced = new WeakMap<Transaction, SessionNews[]>();

/**
 * Runs `work` in one transaction. What it announced is told only once the transaction is committed, so nobody hears of
 * what did not happen.
 */
export async function transact<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
  const news: SessionNews[] = [];
  const answer = await db().$transaction((transaction) => {
    announced.set(transaction, news);
    return work(transaction);
  });
  publish(news);
  return answer;
}

/** Has news told when the transaction is committed. */
export function announce(transaction: Transaction, news: SessionNews): void {
  const waiting = announced.get(transaction);
  if (waiting === undefined) throw new Error("Sessions change inside transact() only.");
  waiting.push(news);
}
