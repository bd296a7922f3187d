import "server-only";
import type { HostPaths, TabSession } from "aurora-session/browser";
import { type LiveSession, endingTickets } from "aurora-session/core";

/** Where this app keeps what its tabs ask for, if not at the package's own paths. */
export const HOST_PATHS: Partial<HostPaths> = { me: "/api/me" };

/** Returns what a tab is told of the session that it belongs to. */
export function toTabSession({ id, userId, expiresAt }: LiveSession): TabSession {
  return {
    userId,
    sessionId: id,
    endingTickets: endingTickets(id),
    expiresAt: expiresAt.toISOString(),
    paths: HOST_PATHS,
  };
}
