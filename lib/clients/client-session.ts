import "server-only";
import { z } from "zod";
import { sql, type Transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { Problem } from "@/lib/errors";
import type { AccessSubject } from "@/lib/session/access-token";
import { lockLiveSession } from "@/lib/session/lock-session";
import { recordSecurityEvent } from "@/lib/session/security-event";
import { CLIENTS, endBeyondLimit } from "@/lib/session/session-commands";
import type { SessionDevice } from "@/lib/session/session-device";
import { createSessionId } from "@/lib/session/session-id";
import { idleEnd } from "@/lib/session/session-policy";
import { createToken, hashToken } from "@/lib/session/session-token";

/** An API client to create. */
export type NewClient = {
  readonly userId: string;
  /** What it is called, and where it was last seen. */
  readonly device: SessionDevice;
  /** "password" if it signed in by itself, "connected" if a browser connected it. */
  readonly provider: string;
  /** The browser session that connects it, whose ending ends it too. */
  readonly parentId: string | null;
};

/** A client's session and its newest refresh token, which is for its holder only. */
export type ClientGrant = AccessSubject & { readonly refreshToken: string };

const timesSchema = z.tuple([
  z.object({ lastActiveAt: z.date(), expiresAt: z.date(), idleTimeoutSeconds: z.number() }),
]);

/**
 * Creates a client's session with its first refresh token and records it, in the caller's transaction. It lives as long as
 * a browser's with "keep me signed in". Throws nothing of its own: the caller has proven the user, under a lock of their row.
 */
export async function insertClient(transaction: Transaction, client: NewClient): Promise<ClientGrant> {
  const { userId, device, provider, parentId } = client;
  const { PERSISTENT_SESSION_LIFETIME_SECONDS, PERSISTENT_SESSION_IDLE_SECONDS } = env();
  const sessionId = createSessionId();
  const rows = await transaction.$queryRaw(sql`
    INSERT INTO "Session" (id, "isClient", "parentId", "userId", "expiresAt", "idleTimeoutSeconds", persistent,
      "deviceName", "userAgent", "addressHash", "addressTruncated", provider)
    VALUES (${sessionId}::uuid, true, ${parentId}::uuid, ${userId}::uuid,
      now() + make_interval(secs => ${PERSISTENT_SESSION_LIFETIME_SECONDS}), ${PERSISTENT_SESSION_IDLE_SECONDS}, true,
      ${device.name}, ${device.userAgent}, ${device.addressHash}, ${device.addressTruncated}, ${provider})
    RETURNING "lastActiveAt", "expiresAt", "idleTimeoutSeconds"`);
  const refreshToken = createToken();
  await transaction.$executeRaw(sql`
    INSERT INTO "RefreshToken" ("tokenHash", "sessionId") VALUES (${hashToken(refreshToken)}, ${sessionId}::uuid)`);
  const type = parentId === null ? "signed_in" : "app_connected";
  await recordSecurityEvent(transaction, { type, userId, actor: userId, sessionId, device });
  await endBeyondLimit(transaction, userId, sessionId, CLIENTS);
  const [times] = timesSchema.parse(rows);
  return { userId, sessionId, sessionEndsAt: idleEnd(times), refreshToken };
}

/**
 * Connects a client to a browser's session, in the caller's transaction. Throws `session_missing` if that is over by now.
 */
export async function connectClient(
  transaction: Transaction,
  parent: { readonly id: string; readonly userId: string },
  device: SessionDevice,
): Promise<ClientGrant> {
  if (!(await lockLiveSession(transaction, parent))) throw new Problem("session_missing");
  return insertClient(transaction, { userId: parent.userId, device, provider: "connected", parentId: parent.id });
}
