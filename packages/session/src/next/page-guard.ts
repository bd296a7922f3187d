import "server-only";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { Problem } from "../base/problem.ts";
import { settings } from "../base/settings.ts";
import type { LiveSession } from "../core/live-session.ts";
import { endingTickets } from "../core/session-token.ts";
import type { TabSession } from "../shared/tab-session.ts";
import { getSession, notePageDevice, requireSession } from "./page-session.ts";
import { signInAddress } from "./proxy.ts";

/** Returns the session of a page's request, or null. As {@link sessionOrRedirect}, it is not asked ahead of a visit. */
export async function visitSession(): Promise<LiveSession | null> {
  await connection();
  await notePageDevice();
  return getSession();
}

/**
 * Returns the live session of a page's request, or redirects to the sign-in page with the reason. One statement a request,
 * however often it is called. Throws `DatabaseUnavailable`.
 */
export async function sessionOrRedirect(): Promise<LiveSession> {
  // With `cacheComponents`, Next renders a page ahead of a visit, with the cookies, up to here: else what follows would be in
  // that prefetch, and every visit would ask twice.
  await connection();
  try {
    await notePageDevice();
    return await requireSession();
  } catch (error) {
    if (error instanceof Problem && error.code !== "session_unverifiable") redirect(signInAddress(error, null));
    throw error;
  }
}

/** Returns what a page's tab is told of its session (`<AuroraTab session>`): no token, and nothing of the person but their id. */
export function toTabSession({ id, userId, expiresAt }: LiveSession): TabSession {
  const { signIn, signedOut } = settings().pages;
  return {
    userId,
    sessionId: id,
    endingTickets: endingTickets(id),
    expiresAt: expiresAt.toISOString(),
    paths: { signIn, signedOut },
  };
}
