import "server-only";
import { sql, type Transaction } from "@/lib/db";
import { LIVE } from "@/lib/session/session-sql";

/**
 * Locks a user's session until the transaction ends, and says whether it is live. The locks wait for an ending that is under
 * way, of this session or of all, and make the next one wait for us: what hangs on the session can't slip past it.
 */
export async function lockLiveSession(
  transaction: Transaction,
  { id, userId }: { readonly id: string; readonly userId: string },
): Promise<boolean> {
  await transaction.$queryRaw(sql`SELECT 1 FROM "User" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`);
  const live = await transaction.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM "Session" WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid AND ${LIVE} FOR NO KEY UPDATE`);
  return live.length > 0;
}
