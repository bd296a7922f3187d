import "server-only";
import { sql } from "@/lib/db";
import type { EndReason } from "@/lib/end-reason";

/** A session's row that is live, by the database's clock: what `judgeSession` says, for statements that change or list rows. */
export const LIVE = sql`(
  "endedAt" IS NULL AND "expiresAt" > now() AND "lastActiveAt" + make_interval(secs => "idleTimeoutSeconds") > now())`;

/** Who ends a session: the id of a user, or "system", or "operator". Null stands for the session's own user. */
export type Actor = string | null;

/** Ends a row. One that was past its end already keeps the true reason, so that the audit trail does not lie. */
export function setEnded(reason: EndReason, actor: Actor): typeof LIVE {
  return sql`"endedAt" = now(), "endedBy" = COALESCE(${actor}, "userId"::text), "endReason" = CASE
    WHEN "expiresAt" <= now() THEN 'absolute'
    WHEN "lastActiveAt" + make_interval(secs => "idleTimeoutSeconds") <= now() THEN 'idle'
    ELSE ${reason} END`;
}
