import "server-only";
import { asOutage, Problem, type Queryable, transactIn } from "aurora-session/core";
import { db, isUniqueViolation, type PrismaTransaction, type Transaction } from "@/lib/db";
import { deliverSoon } from "@/lib/mail/deliver-mail";
import { hasQueuedMail } from "@/lib/mail/mail-queue";

/**
 * Runs `work` in one transaction of Prisma's, in which the session layer asks too, so that the changes of both are committed
 * together. What changes sessions only takes `transact`. See {@link transactIn}.
 */
export async function transactWithPrisma<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
  return transactIn((inside) => db().$transaction((prisma) => inside(toTransaction(prisma))), work);
}

function toTransaction(prisma: PrismaTransaction): Transaction {
  const query: Queryable["query"] = async ({ text, values }) => prisma.$queryRawUnsafe<unknown[]>(text, ...values);
  // A new object in front of it, because Prisma would write a property to the one client of all transactions.
  return Object.create(prisma, { query: { value: query } });
}

/** As {@link transactWithPrisma}, and then delivers the mail that `work` queued. Throws `DatabaseUnavailable`. */
export async function commit<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
  const { answer, isMailed } = await asOutage(() =>
    transactWithPrisma(async (transaction) => ({
      answer: await work(transaction),
      isMailed: hasQueuedMail(transaction),
    })),
  );
  if (isMailed) deliverSoon();
  return answer;
}

/** As {@link commit}, for work that gives an account an e-mail address. Throws `email_taken`, `DatabaseUnavailable`. */
export async function commitEmail<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
  try {
    return await commit(work);
  } catch (error) {
    throw isUniqueViolation(error) ? new Problem("email_taken") : error;
  }
}
