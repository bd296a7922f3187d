import "server-only";
import { z } from "zod";
import { readRows, sql } from "@/lib/db";
import { type LiveSession, signedInBetween, listLiveSessions } from "aurora-session/core";
import { cookies } from "next/headers";
import type { PublicSession } from "aurora-session/shared";
import { toPublicSession } from "aurora-session/http";
import { TOUR_COOKIE, TOUR_PUT_AWAY } from "@/lib/tour/tour-progress";

const NEW_FOR_DAYS = 30;

const rowSchema = z.object({ isNew: z.boolean(), doneAt: z.date().nullable(), signedInSince: z.boolean() });

/** The place of somebody in the tour: before its last step, in the first session after it, or through with it. */
export type TourState = "open" | "done" | "over";

/**
 * Returns how far somebody is in the tour. It is for accounts of the last 30 days until their first sign-out
 * everywhere, which is its last step, and says so in the session that comes next. Throws `DatabaseUnavailable`.
 */
export async function findTourState({ userId, createdAt }: LiveSession): Promise<TourState> {
  const [row] = await readRows(
    rowSchema,
    sql`
    WITH tour AS (
      SELECT min(at) AS "doneAt" FROM "SecurityEvent" WHERE "userId" = ${userId}::uuid AND reason = 'user_all'
    )
    SELECT "User"."createdAt" > now() - make_interval(days => ${NEW_FOR_DAYS}::integer) AS "isNew", "doneAt",
      ${signedInBetween(sql`"User".id`, sql`"doneAt"`, createdAt)} AS "signedInSince"
    FROM "User" CROSS JOIN tour WHERE "User".id = ${userId}::uuid`,
  );
  const { isNew, doneAt, signedInSince } = rowSchema.parse(row);
  if (!isNew) return "over";
  if (doneAt === null) return "open";
  return signedInSince ? "over" : "done";
}

/** The tour as the dashboard shows it; `sessions` are the live ones, from which its second step begins. */
export type PageTour = { readonly state: "open"; readonly sessions: PublicSession[] } | { readonly state: "done" };

/**
 * Returns the tour for the person of a session, or null if it is not for them, or put away. Throws
 * `DatabaseUnavailable`.
 */
export async function getPageTour(session: LiveSession): Promise<PageTour | null> {
  if ((await cookies()).get(TOUR_COOKIE)?.value === TOUR_PUT_AWAY) return null;
  const state = await findTourState(session);
  if (state === "over") return null;
  if (state === "done") return { state };
  const sessions = await listLiveSessions(session.userId);
  return { state, sessions: sessions.map((each) => toPublicSession(each, session.id)) };
}
