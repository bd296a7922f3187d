import "server-only";
import type { Queryable } from "@/lib/database/sql";
import { pool, type PrismaTransaction, type Transaction } from "@/lib/db";

/** Where the session layer asks outside of a transaction. */
export const database: Queryable = {
  async query({ name, text, values }) {
    // A new object: `pg` writes its callback into the one it gets, and a statement may be a constant.
    const { rows } = await pool().query({ name, text, values });
    return rows;
  },
};

/** Lets the session layer ask in a transaction of Prisma's: what both change is committed together. */
export function toTransaction(prisma: PrismaTransaction): Transaction {
  const query: Queryable["query"] = async ({ text, values }) => prisma.$queryRawUnsafe<unknown[]>(text, ...values);
  // Before it, not on it: Prisma writes what it is given to the one client of all transactions.
  return Object.create(prisma, { query: { value: query } });
}
