import "server-only";
import { sql, type Sql } from "@/lib/database/sql";
import type { EndReason } from "@/lib/end-reason";

/** A session's row that is live, by the database's clock: what `judgeSession` says, for statements that change or list rows. */
export const LIVE = sql`(
  "endedAt" IS NULL AND "expiresAt" > now() AND "lastActiveAt" + make_interval(secs => "idleTimeoutSeconds") > now())`;

/** How many live sessions a user has, for statements about users: `userId` is what names the user there. */
export function countLiveOf(userId: Sql): Sql {
  return sql`SELECT count(*)::integer FROM "Session" WHERE "Session"."userId" = ${userId} AND ${LIVE}`;
}

/** Whether a user has a session, live or ended, for statements about users: `userId` is what names the user there. */
export function hasSession(userId: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM "Session" WHERE "Session"."userId" = ${userId})`;
}

/** Who ends a session: the id of a user, or "system", or "operator". Null stands for the session's own user. */
export type Actor = string | null;

/** Ends a row. One that was past its end already keeps the true reason, so that the audit trail does not lie. */
export function setEnded(reason: EndReason, actor: Actor): Sql {
  return sql`"endedAt" = now(), "endedBy" = COALESCE(${actor}, "userId"::text), "endReason" = CASE
    WHEN "expiresAt" <= now() THEN 'absolute'
    WHEN "lastActiveAt" + make_interval(secs => "idleTimeoutSeconds") <= now() THEN 'idle'
    ELSE ${reason} END`;
}
