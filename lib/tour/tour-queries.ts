import "server-only";
import { z } from "zod";
import { db, sql } from "@/lib/db";
import { asOutage, type LiveSession, signedInBetween } from "aurora-session/core";

const NEW_FOR_DAYS = 30;

const rowSchema = z.tuple([z.object({ isNew: z.boolean(), doneAt: z.date().nullable(), signedInSince: z.boolean() })]);

/** The place of somebody in the tour: before its last step, in the first session after it, or through with it. */
export type TourState = "open" | "done" | "over";

/**
 * Returns how far somebody is in the tour. It is for accounts of the last 30 days until their first sign-out
 * everywhere, which is its last step, and says so in the session that comes next. Throws `DatabaseUnavailable`.
 */
export async function findTourState({ userId, createdAt }: LiveSession): Promise<TourState> {
  const rows = await asOutage(() =>
    db().$queryRaw(sql`
      WITH tour AS (
        SELECT min(at) AS "doneAt" FROM "SecurityEvent" WHERE "userId" = ${userId}::uuid AND reason = 'user_all'
      )
      SELECT "User"."createdAt" > now() - make_interval(days => ${NEW_FOR_DAYS}::integer) AS "isNew", "doneAt",
        ${signedInBetween(sql`"User".id`, sql`"doneAt"`, createdAt)} AS "signedInSince"
      FROM "User" CROSS JOIN tour WHERE "User".id = ${userId}::uuid`),
  );
  const [{ isNew, doneAt, signedInSince }] = rowSchema.parse(rows);
  if (!isNew) return "over";
  if (doneAt === null) return "open";
  return signedInSince ? "over" : "done";
}
