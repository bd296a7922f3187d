import "server-only";
import type { Queryable } from "@/lib/database/sql";
import { pool, type PrismaTransaction, type Transaction } from "@/lib/db";

/** Runs the session layer's statements outside of a transaction. */
export const database: Queryable = {
  async query({ name, text, values }) {
    // A new object, because `pg` writes its callback into the one it gets, and a statement may be a constant.
    const { rows } = await pool().query({ name, text, values });
    return rows;
  },
};

/** Lets the session layer use a transaction of Prisma's, so that the changes of both are committed together. */
export function toTransaction(prisma: PrismaTransaction): Transaction {
  const query: Queryable["query"] = async ({ text, values }) => prisma.$queryRawUnsafe<unknown[]>(text, ...values);
  // A new object in front of it, because Prisma would write a property to the one client of all transactions.
  return Object.create(prisma, { query: { value: query } });
}
