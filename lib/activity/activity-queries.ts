import "server-only";
import { z } from "zod";
import { daySchema, type DailyActivity, type PublicEvent } from "@/lib/activity/activity-schemas";
import { EVENT_KINDS, eventKind, isOfKind, typesOfKind } from "@/lib/activity/event-kinds";
import { db, readRows, sql } from "@/lib/db";
import { endReasonSchema } from "aurora-session/shared";
import { asOutage } from "aurora-session/core";
import { decodeCursor, encodeCursor, pageQuerySchema } from "@/lib/http/time-cursor";

/** The kind of events, and the page of them. */
export const activityQuerySchema = pageQuerySchema.extend({ kind: z.enum(EVENT_KINDS).optional() });

/** Returns an actor as the person may see them: never by the id of somebody else. */
export function publicActor(actor: string, userId: string): PublicEvent["actor"] {
  if (actor === userId) return "you";
  return actor === "system" || actor === "operator" || actor === "anonymous" ? actor : "administrator";
}

/**
 * Returns a page of a user's audit trail, newest first. `nextCursor` is null on the last page. Throws
 * `DatabaseUnavailable`.
 */
export async function listSecurityEvents(
  userId: string,
  { kind, cursor, limit }: z.output<typeof activityQuerySchema>,
): Promise<{ events: PublicEvent[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const older = after && { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] };
  const rows = await asOutage(() =>
    db().securityEvent.findMany({
      where: { userId, ...(kind !== undefined && isOfKind(kind)), ...older },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: limit + 1,
    }),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const events = page.map((row) => ({
    id: row.id,
    type: row.type,
    kind: eventKind(row.type),
    reason: endReasonSchema.nullable().catch(null).parse(row.reason),
    actor: publicActor(row.actor, userId),
    count: row.count,
    sessionId: row.sessionId,
    device: { name: row.deviceName, address: row.addressTruncated },
    at: row.at.toISOString(),
  }));
  return { events, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(last) : null };
}

const DAYS = 30;

/**
 * Returns how often a user signed in and how many of their sessions ended, for each of the last 30 days in UTC, today
 * last. A summary counts as many endings as it stands for. Throws `DatabaseUnavailable`.
 */
export async function countDailyActivity(userId: string): Promise<DailyActivity> {
  const [signIns, endings] = [typesOfKind("sign_ins"), typesOfKind("endings")];
  const days = await readRows(
    daySchema,
    sql`
    WITH span AS (
      SELECT (now() AT TIME ZONE 'UTC')::date AS today
    ), counted AS (
      SELECT ("at" AT TIME ZONE 'UTC')::date AS day,
        count(*) FILTER (WHERE type = ANY(${signIns})) AS "signIns",
        sum(COALESCE(count, 1)) FILTER (WHERE type = ANY(${endings})) AS endings
      FROM "SecurityEvent", span
      WHERE "userId" = ${userId}::uuid AND "at" >= (today - ${DAYS - 1}::integer)::timestamp AT TIME ZONE 'UTC'
      GROUP BY 1
    )
    SELECT to_char(today - ago, 'YYYY-MM-DD') AS day,
      COALESCE("signIns", 0)::integer AS "signIns", COALESCE(endings, 0)::integer AS endings
    FROM span CROSS JOIN generate_series(0, ${DAYS - 1}::integer) AS ago LEFT JOIN counted ON counted.day = today - ago
    ORDER BY ago DESC`,
  );
  return { days };
}
