import "server-only";
import { type Sql, asOutage, deleteEnded, endOverdue } from "aurora-session/core";
import { db, sql } from "@/lib/db";
import { env } from "@/lib/env";
import { eraseUsers, type Erasure } from "@/lib/maintenance/erase-users";
import { REFRESH_RETRY_SECONDS } from "aurora-session/clients";
import { transactWithPrisma } from "@/lib/prisma-transaction";

/** The most rows that one statement locks and changes, so that nobody waits for it. */
export const PRUNE_BATCH = 500;

/**
 * SQL that deletes a batch of the rows that are due. Rows that somebody else has locked are left for the next time. A
 * subquery of its own finds the rows, and runs once: joined to a LIMIT, a planner may run it again and again.
 */
function deletion(table: Sql, due: Sql): Sql {
  return sql`DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM ${table} WHERE ${due} LIMIT ${PRUNE_BATCH} FOR UPDATE SKIP LOCKED))`;
}

const OLD_SECRET = sql`"expiresAt" < now() - interval '1 day' OR "usedAt" < now() - interval '1 day'`;
const OLD_LIMIT = sql`expire < extract(epoch FROM now()) * 1000`;
const OLD_DEVICE = sql`"lastSeenAt" < now() - interval '400 days'`;
const OLD_MAIL = sql`"createdAt" < now() - interval '7 days'`;
// People who are not signed in can make as many as they like.
const EVENTS_OF_NOBODY_DAYS = 7;
// By then every token that the key signed is too old.
const OLD_KEY = sql`EXISTS (SELECT 1 FROM "SigningKey" newer
  WHERE newer."signsFrom" > "SigningKey"."signsFrom" AND newer."signsFrom" < now() - interval '1 day')`;

function olderThanDays(column: Sql, days: number): Sql {
  return sql`${column} < now() - make_interval(days => ${days}::integer) ORDER BY ${column}`;
}

async function deleteOldEvents(): Promise<number> {
  const due = olderThanDays(sql`at`, env().AUDIT_RETENTION_DAYS);
  const ofNobody = sql`"userId" IS NULL AND ${olderThanDays(sql`at`, EVENTS_OF_NOBODY_DAYS)}`;
  return transactWithPrisma(async (transaction) => {
    // The trail refuses every other DELETE.
    await transaction.$executeRaw(sql`SELECT set_config('aurora.maintenance', 'on', true)`);
    const old = await transaction.$executeRaw(deletion(sql`"SecurityEvent"`, due));
    return old + (await transaction.$executeRaw(deletion(sql`"SecurityEvent"`, ofNobody)));
  });
}

/** Deletes old mails; those of somebody's list stay there, given up, as long as the audit trail. */
async function pruneMails(): Promise<number> {
  const ofNobody = sql`"userId" IS NULL AND ${OLD_MAIL}`;
  const old = olderThanDays(sql`"createdAt"`, env().AUDIT_RETENTION_DAYS);
  const given = await db().$executeRaw(sql`
    UPDATE "Mail" SET subject = '', text = '', "nextAttemptAt" = NULL WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM "Mail"
      WHERE "userId" IS NOT NULL AND "nextAttemptAt" IS NOT NULL AND ${OLD_MAIL}
      LIMIT ${PRUNE_BATCH} FOR UPDATE SKIP LOCKED))`);
  const deleted = await db().$executeRaw(deletion(sql`"Mail"`, ofNobody));
  return given + deleted + (await db().$executeRaw(deletion(sql`"Mail"`, old)));
}

/** Forgets successors that nobody can ask for any more. */
function forgetSuccessors(): Promise<number> {
  return db().$executeRaw(sql`
    UPDATE "RefreshToken" SET successor = NULL WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM "RefreshToken"
      WHERE successor IS NOT NULL AND "usedAt" < now() - make_interval(secs => ${REFRESH_RETRY_SECONDS})
      LIMIT ${PRUNE_BATCH} FOR UPDATE SKIP LOCKED))`);
}

const NOTHING = {
  sessionsEnded: 0,
  sessionsDeleted: 0,
  mailedSecrets: 0,
  successors: 0,
  signingKeys: 0,
  limits: 0,
  events: 0,
  devices: 0,
  mails: 0,
  users: 0,
};

/** How many rows of each kind a round ended or deleted. */
export type PruneCounts = Readonly<typeof NOTHING>;

/** The outcome of a round of pruning. */
export type PruneOutcome = {
  readonly counts: PruneCounts;
  /** Whether there is probably more to do. */
  readonly more: boolean;
  /** The names of the constraints that kept deleted accounts from being erased. */
  readonly held: readonly string[];
  /** The kinds that could not be pruned, and why. The other kinds were pruned. */
  readonly failures: readonly { readonly kind: keyof PruneCounts; readonly error: unknown }[];
};

function batch(count: number): Erasure {
  return { count, more: count >= PRUNE_BATCH, held: [] };
}

// In this order: a deleted user goes only after their last session and the last link that could bring them back.
const PRUNE: readonly (readonly [keyof PruneCounts, () => Promise<Erasure>])[] = [
  ["sessionsEnded", async () => batch(await endOverdue(PRUNE_BATCH))],
  ["sessionsDeleted", async () => batch(await deleteEnded(PRUNE_BATCH))],
  ["mailedSecrets", async () => batch(await db().$executeRaw(deletion(sql`"MailedSecret"`, OLD_SECRET)))],
  ["successors", async () => batch(await forgetSuccessors())],
  ["signingKeys", async () => batch(await db().$executeRaw(deletion(sql`"SigningKey"`, OLD_KEY)))],
  ["limits", async () => batch(await db().$executeRaw(deletion(sql`"RateLimit"`, OLD_LIMIT)))],
  ["events", async () => batch(await deleteOldEvents())],
  ["devices", async () => batch(await db().$executeRaw(deletion(sql`"KnownDevice"`, OLD_DEVICE)))],
  ["mails", async () => batch(await pruneMails())],
  ["users", () => eraseUsers(PRUNE_BATCH)],
];

/**
 * Runs one bounded round: at most a batch of each kind, each in a transaction of its own. Sessions past their end are ended
 * with the reason, and recorded; rows that were kept long enough are deleted. Any number of processes may do this at once.
 * Throws `DatabaseUnavailable` in an outage in which no kind could be pruned.
 */
export async function pruneOnce(): Promise<PruneOutcome> {
  const done: Erasure[] = [];
  const failures: PruneOutcome["failures"][number][] = [];
  const counts = { ...NOTHING };
  for (const [kind, prune] of PRUNE)
    try {
      const erasure = await prune();
      done.push(erasure);
      counts[kind] = erasure.count;
    } catch (error) {
      failures.push({ kind, error });
    }
  if (done.length === 0) await asOutage(() => Promise.reject(failures[0]?.error));
  return { counts, more: done.some(({ more }) => more), held: done.flatMap(({ held }) => held), failures };
}
