import "server-only";
import { sql, type Sql } from "@/lib/database/sql";
import type { EndReason } from "@/lib/end-reason";

/** A session's row is live, by the database's clock: the rule of `judgeSession`, for statements that change or list rows. */
export const LIVE = sql`(
  "endedAt" IS NULL AND "expiresAt" > now() AND "lastActiveAt" + make_interval(secs => "idleTimeoutSeconds") > now())`;

/** Returns SQL that counts a user's live sessions, for statements about users. `userId` is the user's id column there. */
export function countLiveOf(userId: Sql): Sql {
  return sql`SELECT count(*)::integer FROM "Session" WHERE "Session"."userId" = ${userId} AND ${LIVE}`;
}

/** Returns SQL that tells whether a user has a session, live or ended, for statements about users. `userId` as above. */
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
