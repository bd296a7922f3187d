import "server-only";
import { sql, type Queryable } from "../base/sql.ts";
import { Problem } from "../base/problem.ts";
import type { AccessSubject } from "./access-token.ts";
import { insertRow, type NewRow } from "../core/insert-row.ts";
import { lockLiveSession } from "../core/lock-session.ts";
import type { SessionDevice } from "../core/device-change.ts";
import { hashToken } from "../core/session-token.ts";
import { issueToken } from "../core/token-key.ts";

/**
 * An API client to create. Its provider is "password" if it signed in by itself, or "connected" if a browser connected it:
 * then `parentId` is that browser's session.
 */
export type NewClient = Pick<NewRow, "userId" | "device" | "provider" | "parentId">;

/** A client's session and its newest refresh token, which is for its holder only. */
export type ClientGrant = AccessSubject & { readonly refreshToken: string };

/**
 * Creates a client's session with its first refresh token and records it, in the caller's transaction. It lives as long as
 * a browser's with "keep me signed in". Has no checks of its own: the caller has proven the user, under a lock of their row.
 */
export async function insertClient(transaction: Queryable, client: NewClient): Promise<ClientGrant> {
  const row = { ...client, persistent: true, tokenHash: null, isClient: true };
  const { sessionId, idleExpiresAt } = await insertRow(transaction, row);
  const refreshToken = await issueToken(transaction);
  await transaction.query(sql`
    INSERT INTO "RefreshToken" ("tokenHash", "sessionId") VALUES (${hashToken(refreshToken)}, ${sessionId}::uuid)`);
  return { userId: client.userId, sessionId, sessionEndsAt: idleExpiresAt, refreshToken };
}

/**
 * Connects a client to a browser's session, in the caller's transaction. Throws `session_missing` if that session is over.
 */
export async function connectClient(
  transaction: Queryable,
  parent: { readonly id: string; readonly userId: string },
  device: SessionDevice,
): Promise<ClientGrant> {
  if (!(await lockLiveSession(transaction, parent))) throw new Problem("session_missing");
  return insertClient(transaction, { userId: parent.userId, device, provider: "connected", parentId: parent.id });
}
