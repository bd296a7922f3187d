import "server-only";
import { z } from "zod";
import { inSpan } from "../base/measure.ts";
import { sql, type Queryable, type Sql } from "../base/sql.ts";
import type { EndReason } from "../shared/end-reason.ts";
import { addEnded, NOTHING_ENDED, type Ended } from "./end-session.ts";
import { raiseSessionEpoch } from "./session-epoch.ts";
import { LIVE, setEnded, type Actor } from "./session-sql.ts";
import { announce, countOnCommit } from "./transact.ts";

/** Ends every session of a user. See {@link endUserSessions}. */
export async function endAllSessions(
  transaction: Queryable,
  userId: string,
  reason: EndReason,
  actor: Actor = null,
): Promise<Ended> {
  return endUserSessions(transaction, { userId, keep: null, reason, actor });
}

/** Ends every session of a user except one. See {@link endUserSessions}. */
export async function endOtherSessions(
  transaction: Queryable,
  { id, userId }: { readonly id: string; readonly userId: string },
  reason: EndReason,
): Promise<Ended> {
  return endUserSessions(transaction, { userId, keep: id, reason, actor: null });
}

const countSchema = z.tuple([z.object({ sessions: z.number(), apps: z.number() })]);

type UserEnding = {
  readonly userId: string;
  readonly keep: string | null;
  readonly reason: EndReason;
  readonly actor: Actor;
};

/**
 * Ends a user's sessions in one statement with one summary in the audit trail, however many there are, and refuses
 * sign-ins that are under way. A statement of its own raises the epoch first: its row lock waits for a sign-in that is
 * about to commit, and the second statement then sees that session too.
 */
async function endUserSessions(transaction: Queryable, ending: UserEnding): Promise<Ended> {
  return inSpan("ending", (note) => {
    note({ reason: ending.reason });
    return endAllOfUser(transaction, ending);
  });
}

async function endAllOfUser(transaction: Queryable, { userId, keep, reason, actor }: UserEnding): Promise<Ended> {
  const [, rows] = await Promise.all([
    raiseSessionEpoch(transaction, userId),
    transaction.query(sql`
    WITH ended AS (
      UPDATE "Session" SET ${setEnded(reason, actor)}
      WHERE "userId" = ${userId} AND "endedAt" IS NULL AND id IS DISTINCT FROM ${keep}::uuid
      RETURNING "endReason", "isClient"
    ), counted AS (
      SELECT count(*) FILTER (WHERE NOT "isClient")::integer AS sessions,
        count(*) FILTER (WHERE "isClient")::integer AS apps
      FROM ended WHERE "endReason" = ${reason}
    ), recorded AS (
      INSERT INTO "SecurityEvent" (type, reason, "userId", actor, count)
      SELECT 'sessions_ended', ${reason}, ${userId}, COALESCE(${actor}, ${userId}), sessions + apps FROM counted
    )
    SELECT sessions, apps FROM counted`),
  ]);
  const [ended] = countSchema.parse(rows);
  tellAllEnded(transaction, userId, reason, ended);
  return ended;
}

function tellAllEnded(transaction: Queryable, userId: string, reason: EndReason, { sessions, apps }: Ended): void {
  announce(transaction, { type: "ended", userId, sessionId: null, reason });
  countOnCommit(transaction, "endings", { reason, kind: "browser" }, sessions);
  countOnCommit(transaction, "endings", { reason, kind: "app" }, apps);
}

const countsSchema = z.array(z.object({ userId: z.string(), sessions: z.number(), apps: z.number() }));

/**
 * Ends every session of the users of some sessions, as {@link endAllSessions} does with one user, in two statements and one
 * round trip. `leading` is a condition for the rows of these sessions. One that is over leads nobody.
 */
export async function endAllOfLeaders(transaction: Queryable, leading: Sql, reason: EndReason): Promise<Ended> {
  return inSpan("ending", async (note) => {
    note({ reason });
    const leaders = sql`SELECT DISTINCT "userId" FROM "Session" WHERE (${leading})`;
    // Whose epoch this transaction has raised: a leader that was live may have ended while the first statement waited.
    const led = sql`
      SELECT "userId" FROM "SessionEpoch" WHERE xmin = pg_current_xact_id()::xid AND "userId" IN (${leaders})`;
    const [, rows] = await Promise.all([
      transaction.query(sql`
        INSERT INTO "SessionEpoch" ("userId", epoch) SELECT "userId", 1 FROM (${leaders} AND ${LIVE}) AS led ORDER BY "userId"
        ON CONFLICT ("userId") DO UPDATE SET epoch = "SessionEpoch".epoch + 1`),
      transaction.query(sql`
        WITH ended AS (
          UPDATE "Session" SET ${setEnded(reason, null)}
          WHERE "userId" = ANY(ARRAY(${led})) AND "endedAt" IS NULL
          RETURNING "userId", "endReason", "isClient"
        ), counted AS (
          SELECT "userId", count(*) FILTER (WHERE NOT "isClient")::integer AS sessions,
            count(*) FILTER (WHERE "isClient")::integer AS apps
          FROM ended WHERE "endReason" = ${reason} GROUP BY "userId"
        ), recorded AS (
          INSERT INTO "SecurityEvent" (type, reason, "userId", actor, count)
          SELECT 'sessions_ended', ${reason}, "userId", "userId"::text, sessions + apps FROM counted
        )
        SELECT "userId", sessions, apps FROM counted`),
    ]);
    const counts = countsSchema.parse(rows);
    for (const { userId, ...ended } of counts) tellAllEnded(transaction, userId, reason, ended);
    return counts.reduce(addEnded, NOTHING_ENDED);
  });
}
