import "server-only";
import { type LiveSession, type SessionUser, endingTickets } from "aurora-session/core";
import { toPublicSession } from "aurora-session/http";
import type { PublicUser } from "@/lib/api-schemas";
import type { HostPaths, TabSession } from "aurora-session/browser";

/**
 * Returns a user as clients may see them: an allow-list, so that a new column stays inside until somebody decides
 * otherwise.
 */
export function toPublicUser(user: SessionUser): PublicUser {
  const { id, email, emailVerified, name, image, role, mustChangePassword } = user;
  return { id, email, emailVerified, name, image, role, mustChangePassword };
}

/** Returns a session and its user as clients may see them. */
export function toMe(session: LiveSession) {
  return { user: toPublicUser(session.user), session: toPublicSession(session, session.id) };
}

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
