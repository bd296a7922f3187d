import "server-only";
import type { PublicSession } from "aurora-session/shared";
import type { PublicUser } from "@/lib/api-schemas";
import type { SessionUser } from "@/lib/session/live-session";
import type { SessionSummary } from "@/lib/session/session-queries";

/**
 * Returns a user as clients may see them: an allow-list, so that a new column stays inside until somebody decides
 * otherwise.
 */
export function toPublicUser(user: SessionUser): PublicUser {
  const { id, email, emailVerified, name, image, role, mustChangePassword } = user;
  return { id, email, emailVerified, name, image, role, mustChangePassword };
}

/** Returns a session as clients may see it. */
export function toPublicSession(session: SessionSummary, currentId: string): PublicSession {
  return {
    id: session.id,
    kind: session.isClient ? "client" : "browser",
    createdAt: session.createdAt.toISOString(),
    lastActiveAt: session.lastActiveAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    idleExpiresAt: session.idleExpiresAt.toISOString(),
    current: session.id === currentId,
    device: { name: session.deviceName, address: session.addressTruncated },
    method: session.provider,
  };
}
