import "server-only";
import { z } from "zod";
import { sql, type Queryable, type Sql } from "../base/sql.ts";
import { endReasonSchema } from "../shared/end-reason.ts";
import { LIVE } from "./session-sql.ts";
import { lockSessions } from "./session-epoch.ts";
import { usersSql } from "./users.ts";

/**
 * Locks a user's session until the transaction ends, and returns whether it is live. The locks wait for an ending that is
 * under way, of this session or of all, and the next ending waits for us. So nothing can be added to a session that ends.
 */
export async function lockLiveSession(
  transaction: Queryable,
  { id, userId }: { readonly id: string; readonly userId: string },
): Promise<boolean> {
  await lockSessions(transaction, userId);
  const live = await transaction.query(sql`
    SELECT 1 FROM "Session" WHERE id = ${id}::uuid AND "userId" = ${userId} AND ${LIVE} FOR NO KEY UPDATE`);
  return live.length > 0;
}

const clientSchema = z.object({
  sessionId: z.string(),
  userId: z.string(),
  lastActiveAt: z.date(),
  expiresAt: z.date(),
  idleTimeoutSeconds: z.number(),
  endedAt: z.date().nullable(),
  endReason: endReasonSchema.nullable().catch(null),
  clientName: z.string(),
  userDisabled: z.boolean(),
  now: z.date(),
});

/** The session of an API client, live or ended, with the facts that decide it. */
export type ClientRow = z.infer<typeof clientSchema>;

/**
 * Locks the session of an API client until the transaction ends; returns null if there is none. `id` is the query that
 * finds its id, so that finding and locking it is one statement.
 */
export async function lockClient(transaction: Queryable, id: Sql): Promise<ClientRow | null> {
  const users = usersSql();
  const rows = await transaction.query(sql`
    SELECT s.id AS "sessionId", s."userId", s."lastActiveAt", s."expiresAt", s."idleTimeoutSeconds", s."endedAt",
      s."endReason", s."deviceName" AS "clientName", ${users.disabled} AS "userDisabled", now() AS now
    FROM "Session" s JOIN ${users.table} ON ${users.id} = s."userId" WHERE s.id = (${id}) FOR NO KEY UPDATE OF s`);
  return clientSchema.array().parse(rows)[0] ?? null;
}
