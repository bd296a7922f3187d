import "server-only";
import { z } from "zod";
import { db, sql } from "@/lib/db";
import { askDatabase } from "@/lib/errors";
import type { LiveSession } from "@/lib/session/live-session";

const NEW_FOR_DAYS = 30;

const rowSchema = z.tuple([z.object({ isNew: z.boolean(), doneAt: z.date().nullable(), isFirstSince: z.boolean() })]);

/** The place of somebody in the tour: before its last step, in the first session after it, or through with it. */
export type TourState = "open" | "done" | "over";

/**
 * Returns how far somebody is in the tour. It is for accounts of the last 30 days until their first sign-out
 * everywhere, which is its last step, and says so in the session that comes next. Throws `DatabaseUnavailable`.
 */
export async function findTourState({ userId, createdAt }: LiveSession): Promise<TourState> {
  const rows = await askDatabase(() =>
    db().$queryRaw(sql`
      WITH tour AS (
        SELECT min("at") AS "doneAt" FROM "SecurityEvent" WHERE "userId" = ${userId}::uuid AND reason = 'user_all'
      )
      SELECT u."createdAt" > now() - make_interval(days => ${NEW_FOR_DAYS}::integer) AS "isNew", "doneAt",
        NOT EXISTS (
          SELECT FROM "Session" s
          WHERE s."userId" = u.id AND NOT s."isClient" AND s."createdAt" > "doneAt" AND s."createdAt" < ${createdAt}
        ) AS "isFirstSince"
      FROM "User" u CROSS JOIN tour WHERE u.id = ${userId}::uuid`),
  );
  const [{ isNew, doneAt, isFirstSince }] = rowSchema.parse(rows);
  if (!isNew) return "over";
  if (doneAt === null) return "open";
  return isFirstSince ? "done" : "over";
}
