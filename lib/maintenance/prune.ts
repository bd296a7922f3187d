import "server-only";
import { OPEN_UNDO } from "@/lib/account/mailed-secret";
import { db, sql } from "@/lib/db";
import { env } from "@/lib/env";
import { askDatabase } from "@/lib/errors";
import { endOverdue } from "@/lib/maintenance/end-overdue";
import { REFRESH_RETRY_SECONDS } from "@/lib/session/refresh-token";
import { transact } from "@/lib/session/transact";

/** At most so many rows are locked and changed by one statement, so that nobody waits for it. */
export const PRUNE_BATCH = 500;

type Sql = ReturnType<typeof sql>;

/**
 * Deletes a batch of what is due; answers how many. Rows that somebody else holds are left for the next time. What is
 * due is read by a subquery of their own, which runs once: joined to a LIMIT, a planner may run it again and again.
 */
function deletion(table: Sql, due: Sql): Sql {
  return sql`DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM ${table} WHERE ${due} LIMIT ${PRUNE_BATCH} FOR UPDATE SKIP LOCKED))`;
}

const OLD_SECRET = sql`"expiresAt" < now() - interval '1 day' OR "usedAt" < now() - interval '1 day'`;
const OLD_LIMIT = sql`expire < extract(epoch FROM now()) * 1000`;
const OLD_DEVICE = sql`"lastSeenAt" < now() - interval '400 days'`;
const OLD_MAIL = sql`"createdAt" < now() - interval '7 days'`;
// Strangers can make as many as they like.
const EVENTS_OF_NOBODY_DAYS = 7;
// By then every token that the key signed is too old.
const OLD_KEY = sql`EXISTS (SELECT 1 FROM "SigningKey" newer
  WHERE newer."signsFrom" > "SigningKey"."signsFrom" AND newer."signsFrom" < now() - interval '1 day')`;
const GONE_USER = sql`"deletedAt" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "Session" WHERE "Session"."userId" = "User".id)
  AND NOT EXISTS (SELECT 1 FROM "MailedSecret" WHERE "MailedSecret"."userId" = "User".id AND ${OPEN_UNDO})`;

function olderThanDays(column: Sql, days: number): Sql {
  return sql`${column} < now() - make_interval(days => ${days}::integer) ORDER BY ${column}`;
}

async function deleteOldEvents(): Promise<number> {
  const due = olderThanDays(sql`at`, env().AUDIT_RETENTION_DAYS);
  const ofNobody = sql`"userId" IS NULL AND ${olderThanDays(sql`at`, EVENTS_OF_NOBODY_DAYS)}`;
  return transact(async (transaction) => {
    // The trail refuses every other DELETE.
    await transaction.$executeRaw(sql`SELECT set_config('aurora.maintenance', 'on', true)`);
    const old = await transaction.$executeRaw(deletion(sql`"SecurityEvent"`, due));
    return old + (await transaction.$executeRaw(deletion(sql`"SecurityEvent"`, ofNobody)));
  });
}

function deleteOldSessions(): Promise<number> {
  return db().$executeRaw(deletion(sql`"Session"`, olderThanDays(sql`"endedAt"`, env().ENDED_SESSION_RETENTION_DAYS)));
}

/** Forgets successors that nobody can ask for any more. */
function forgetSuccessors(): Promise<number> {
  return db().$executeRaw(sql`
    UPDATE "RefreshToken" SET successor = NULL WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM "RefreshToken"
      WHERE successor IS NOT NULL AND "usedAt" < now() - make_interval(secs => ${REFRESH_RETRY_SECONDS})
      LIMIT ${PRUNE_BATCH} FOR UPDATE SKIP LOCKED))`);
}

/** One bounded round. A deleted user goes only after their last session and the last link that could bring
 * them back, so the order matters. */
async function pruneBatches() {
  return {
    sessionsEnded: await endOverdue(PRUNE_BATCH),
    sessionsDeleted: await deleteOldSessions(),
    mailedSecrets: await db().$executeRaw(deletion(sql`"MailedSecret"`, OLD_SECRET)),
    successors: await forgetSuccessors(),
    signingKeys: await db().$executeRaw(deletion(sql`"SigningKey"`, OLD_KEY)),
    limits: await db().$executeRaw(deletion(sql`"RateLimit"`, OLD_LIMIT)),
    events: await deleteOldEvents(),
    devices: await db().$executeRaw(deletion(sql`"KnownDevice"`, OLD_DEVICE)),
    mails: await db().$executeRaw(deletion(sql`"Mail"`, OLD_MAIL)),
    users: await db().$executeRaw(deletion(sql`"User"`, GONE_USER)),
  };
}

/** How many rows of each kind a pruning ended or deleted. */
export type PruneCounts = Readonly<Awaited<ReturnType<typeof pruneBatches>>>;

/** What a pruning did, and whether there is probably more to do. */
export type PruneOutcome = { readonly counts: PruneCounts; readonly more: boolean };

/**
 * One bounded round: of each kind at most a batch, each in a transaction of its own. Sessions past their end are ended
 * with the reason, and recorded; what was kept long enough is deleted. Any number of processes may do this at once.
 * Throws `DatabaseUnavailable`.
 */
export async function pruneOnce(): Promise<PruneOutcome> {
  const counts = await askDatabase(pruneBatches);
  return { counts, more: Object.values(counts).some((count) => count >= PRUNE_BATCH) };
}
