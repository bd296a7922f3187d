import "server-only";
import { sql, type Sql } from "../base/sql.ts";
import type { EndReason } from "../shared/end-reason.ts";

/** A session's row is live, by the database's clock: the rule of `judgeSession`, for statements that change or list rows. */
export const LIVE = sql`(
  "endedAt" IS NULL AND "expiresAt" > now() AND "lastActiveAt" + make_interval(secs => "idleTimeoutSeconds") > now())`;

// For statements about users. `userId` is the user's id there, mostly a column.

/** Returns SQL that counts a user's live sessions. */
export function countLiveOf(userId: Sql): Sql {
  return sql`SELECT count(*)::integer FROM "Session" WHERE "Session"."userId" = ${userId} AND ${LIVE}`;
}

/** Returns SQL that counts a user's live sessions in browsers. */
export function countLiveBrowsersOf(userId: Sql): Sql {
  return sql`${countLiveOf(userId)} AND NOT "Session"."isClient"`;
}

/** Returns SQL for the time of a user's last sign-in by a provider, of the sessions that are still kept; null for none. */
export function lastSignIn(userId: Sql, provider: Sql): Sql {
  return sql`(
    SELECT max("createdAt") FROM "Session" WHERE "Session"."userId" = ${userId} AND "Session".provider = ${provider})`;
}

/** Returns SQL that tells whether a user signed in in a browser between two times. */
export function signedInBetween(userId: Sql, after: Sql, before: Date): Sql {
  return sql`EXISTS (
    SELECT 1 FROM "Session" WHERE "Session"."userId" = ${userId} AND NOT "Session"."isClient"
      AND "Session"."createdAt" > ${after} AND "Session"."createdAt" < ${before})`;
}

/** Returns SQL that tells whether a user has a session, live or ended. */
export function hasSession(userId: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM "Session" WHERE "Session"."userId" = ${userId})`;
}

/** The id of the user who ends a session, or "system", or "operator". Null stands for the session's own user. */
export type Actor = string | null;

/** Returns SQL that ends a row. A row that was past its end already keeps the true reason, for an honest audit trail. */
export function setEnded(reason: EndReason, actor: Actor): Sql {
  return sql`"endedAt" = now(), "endedBy" = COALESCE(${actor}, "userId"::text), "endReason" = CASE
    WHEN "expiresAt" <= now() THEN 'absolute'
    WHEN "lastActiveAt" + make_interval(secs => "idleTimeoutSeconds") <= now() THEN 'idle'
    ELSE ${reason} END`;
}
