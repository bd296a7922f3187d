import "server-only";
import type { PublicSession } from "../shared/schemas.ts";
import type { SessionUser } from "../base/host.ts";
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
    device: { name: session.deviceName, ownName: session.ownName, address: session.addressTruncated },
    method: session.provider,
  };
}

/** Returns a user as Auth.js knows them. What a host's users lack is null, or an empty e-mail address. */
export function toAuthJsUser(user: SessionUser) {
  const facts = new Map<string, unknown>(Object.entries(user));
  const text = (name: string): string | null => {
    const value = facts.get(name);
    return typeof value === "string" ? value : null;
  };
  return { id: user.id, name: text("name"), email: text("email") ?? "", image: text("image") };
}
