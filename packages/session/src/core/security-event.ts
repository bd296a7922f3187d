import "server-only";
import { sql, type Queryable } from "../base/sql.ts";
import type { EndReason } from "../shared/end-reason.ts";
import type { SessionDevice } from "./device-change.ts";
import { announce } from "./transact.ts";

/** The kinds of events in the audit trail. */
export type SecurityEventType =
  | "account_created"
  | "app_connected"
  | "app_disconnected"
  | "signed_in"
  | "sign_in_failed"
  | "session_rotated"
  | "session_ended"
  | "sessions_ended"
  | "device_changed"
  | "device_named"
  | "reauthenticated"
  | "reauthentication_failed"
  | "password_changed"
  | "password_reset_requested"
  | "password_reset"
  | "password_change_required"
  | "email_verified"
  | "account_claimed"
  | "email_change_requested"
  | "email_changed"
  | "email_change_undone"
  | "sign_in_reported"
  | "password_removed"
  | "provider_removed"
  | "browsers_forgotten"
  | "account_disabled"
  | "account_enabled"
  | "account_deleted"
  | "account_restored"
  | "role_changed"
  | "name_changed"
  | "picture_changed";

/**
 * An event to record. `actor` is the id of the user who did it, "anonymous" where nobody was signed in, "operator" for the
 * command line, "system" for the app itself.
 */
export type SecurityEvent = {
  readonly type: SecurityEventType;
  readonly userId: string | null;
  readonly actor: string;
  readonly reason?: EndReason;
  readonly sessionId?: string;
  readonly device?: SessionDevice;
};

/** Appends to the audit trail, in the transaction of what it records: both happen, or neither. Open pages hear of it. */
export async function recordSecurityEvent(transaction: Queryable, event: SecurityEvent): Promise<void> {
  await recordQuietly(transaction, event);
  const { userId, sessionId = null } = event;
  const type = event.type === "signed_in" ? "signed_in" : "changed";
  if (userId !== null) announce(transaction, { type, userId, sessionId, reason: null });
}

/** Appends to the audit trail as {@link recordSecurityEvent} does, but open pages don't hear of it. */
export async function recordQuietly(transaction: Queryable, event: SecurityEvent): Promise<void> {
  const { type, userId, actor, reason = null, sessionId = null, device } = event;
  await transaction.query(sql`
    INSERT INTO "SecurityEvent" (type, reason, "userId", "sessionId", actor, "deviceName", "addressTruncated")
    VALUES (${type}, ${reason}, ${userId}, ${sessionId}::uuid, ${actor}, ${device?.name ?? null},
      ${device?.addressTruncated ?? null})`);
}
