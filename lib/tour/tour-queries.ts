import "server-only";
import { z } from "zod";
import { db, sql } from "@/lib/db";
import { asOutage } from "@/lib/errors";
import type { LiveSession } from "@/lib/session/live-session";
import { isFirstSince } from "@/lib/session/session-queries";

const NEW_FOR_DAYS = 30;

const rowSchema = z.tuple([z.object({ isNew: z.boolean(), doneAt: z.date().nullable() })]);

/** The place of somebody in the tour: before its last step, in the first session after it, or through with it. */
export type TourState = "open" | "done" | "over";

/**
 * Returns how far somebody is in the tour. It is for accounts of the last 30 days until their first sign-out
 * everywhere, which is its last step, and says so in the session that comes next. Throws `DatabaseUnavailable`.
 */
export async function findTourState(session: LiveSession): Promise<TourState> {
  const { userId } = session;
  const rows = await asOutage(() =>
    db().$queryRaw(sql`
      SELECT "createdAt" > now() - make_interval(days => ${NEW_FOR_DAYS}::integer) AS "isNew",
        (SELECT min(at) FROM "SecurityEvent" WHERE "userId" = "User".id AND reason = 'user_all') AS "doneAt"
      FROM "User" WHERE id = ${userId}::uuid`),
  );
  const [{ isNew, doneAt }] = rowSchema.parse(rows);
  if (!isNew) return "over";
  if (doneAt === null) return "open";
  return (await isFirstSince(session, doneAt)) ? "done" : "over";
}
