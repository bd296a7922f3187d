import "server-only";
import type { PublicSession } from "../shared/schemas.ts";
import type { SessionSummary } from "../core/session-queries.ts";

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
