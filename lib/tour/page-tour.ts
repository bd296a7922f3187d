import "server-only";
import { cookies } from "next/headers";
import type { PublicSession } from "aurora-session/shared";
import { toPublicSession } from "aurora-session/http";
import { type LiveSession, listLiveSessions } from "aurora-session/core";
import { TOUR_COOKIE, TOUR_PUT_AWAY } from "@/lib/tour/tour";
import { findTourState } from "@/lib/tour/tour-queries";

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
