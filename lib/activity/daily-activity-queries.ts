import "server-only";
import { dailyActivitySchema, type DailyActivity } from "@/lib/activity/activity-schemas";
import { readRows, sql } from "@/lib/db";
import { typesOfKind } from "@/lib/activity/event-kind";

const DAYS = 30;

/**
 * Returns how often a user signed in and how many of their sessions ended, for each of the last 30 days in UTC, today
 * last. A summary counts as many endings as it stands for. Throws `DatabaseUnavailable`.
 */
export async function countDailyActivity(userId: string): Promise<DailyActivity> {
  const [signIns, endings] = [typesOfKind("sign_ins"), typesOfKind("endings")];
  const days = await readRows(
    dailyActivitySchema.shape.days.element,
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
