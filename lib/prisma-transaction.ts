import "server-only";
import { type Queryable, transactIn } from "aurora-session/core";
import { db, type PrismaTransaction, type Transaction } from "@/lib/db";

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
