import "server-only";
import { z } from "zod";
import { sql, type Queryable } from "../base/sql.ts";
import { settings } from "../base/settings.ts";
import { database } from "./database.ts";
import { endSessions, ownedSchema, type OwnedSession } from "./end-session.ts";
import { transact } from "./transact.ts";
import { TOLD_FOR_SECONDS } from "../shared/access-token.ts";

// The few different timeouts, with one index probe each, however many sessions there are. They are read from the rows,
// because sessions keep the timeout that was configured when they began.
const IDLE_TIMEOUTS = sql`
  WITH RECURSIVE timeouts AS (
    (SELECT "idleTimeoutSeconds" AS seconds FROM "Session" WHERE "endedAt" IS NULL ORDER BY 1 LIMIT 1)
    UNION ALL
    SELECT (
      SELECT "idleTimeoutSeconds" FROM "Session"
      WHERE "endedAt" IS NULL AND "idleTimeoutSeconds" > seconds ORDER BY 1 LIMIT 1
    ) FROM timeouts WHERE seconds IS NOT NULL
  )
  SELECT seconds FROM timeouts WHERE seconds IS NOT NULL`;

const timeoutsSchema = z.array(z.object({ seconds: z.number() }));

async function lockPastAbsoluteEnd(transaction: Queryable, limit: number): Promise<OwnedSession[]> {
  const rows = await transaction.query(sql`
    SELECT id, "userId" FROM "Session" WHERE "endedAt" IS NULL AND "expiresAt" <= now()
    ORDER BY "expiresAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED`);
  return ownedSchema.parse(rows);
}

async function lockPastIdleEnd(transaction: Queryable, seconds: number, limit: number): Promise<OwnedSession[]> {
  const rows = await transaction.query(sql`
    SELECT id, "userId" FROM "Session" WHERE "endedAt" IS NULL AND "idleTimeoutSeconds" = ${seconds}::integer
      AND "lastActiveAt" <= now() - make_interval(secs => ${seconds})
    ORDER BY "lastActiveAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED`);
  return ownedSchema.parse(rows);
}

/**
 * Ends sessions past their absolute or idle end, at most `limit` of each kind, with the true reason and an event each.
 * Requests refused them before; now their rows say so too. Returns how many it ended.
 */
export async function endOverdue(limit: number): Promise<number> {
  const absolute = await transact(async (transaction) =>
    endSessions(transaction, await lockPastAbsoluteEnd(transaction, limit), "absolute", "system"),
  );
  let ended = absolute.sessions;
  for (const { seconds } of timeoutsSchema.parse(await database.query(IDLE_TIMEOUTS))) {
    const idle = await transact(async (transaction) =>
      endSessions(transaction, await lockPastIdleEnd(transaction, seconds, limit), "idle", "system"),
    );
    ended += idle.sessions;
  }
  return ended;
}

/**
 * Deletes at most `limit` sessions whose time to be kept after their end is over, and returns how many. Leaves rows that
 * are locked for the next time. A subquery of its own finds the rows, and runs once: joined to a LIMIT, a planner may run it
 * again and again.
 */
export async function deleteEnded(limit: number): Promise<number> {
  const deleted = await database.query(sql`
    DELETE FROM "Session" WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM "Session"
      WHERE "endedAt" < now() - make_interval(days => ${settings().endedRetentionDays}::integer)
      ORDER BY "endedAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED))
    RETURNING id`);
  return deleted.length;
}

const PRUNE_BATCH = 500;

/**
 * Ends sessions past their time and deletes ended ones that were kept long enough, in steps of at most 500 rows, so that
 * nobody waits long. To be called now and then, by as many processes as there are. Returns how many of each.
 */
export async function prune(): Promise<{ readonly ended: number; readonly deleted: number }> {
  const all = async (step: (limit: number) => Promise<number>): Promise<number> => {
    let total = 0;
    for (let done = PRUNE_BATCH; done >= PRUNE_BATCH; total += done) done = await step(PRUNE_BATCH);
    return total;
  };
  return { ended: await all(endOverdue), deleted: await all(deleteEnded) };
}

/**
 * Forgets which devices a user had: deletes the ended sessions, and clears the device in the others and in those that ended
 * so lately that services have still to hear of it.
 */
export async function forgetDevices(transaction: Queryable, userId: string): Promise<void> {
  const untold = sql`"endedAt" <= now() - make_interval(secs => ${TOLD_FOR_SECONDS})`;
  await transaction.query(sql`DELETE FROM "Session" WHERE "userId" = ${userId} AND ${untold}`);
  await transaction.query(sql`
    UPDATE "Session" SET "deviceName" = '', "ownName" = NULL, "userAgent" = '', "addressHash" = NULL, "addressTruncated" = NULL
    WHERE "userId" = ${userId} AND ("endedAt" IS NULL OR NOT ${untold})`);
}
