import { z } from "zod";
import type { SecurityEventType } from "aurora-session/core";

/** The kinds by which the audit trail can be filtered. Every type of event belongs to exactly one. */
export const eventKindSchema = z.enum(["sign_ins", "failures", "endings", "changes"]);

export type EventKind = z.infer<typeof eventKindSchema>;

const KINDS: Readonly<Record<SecurityEventType, EventKind>> = {
  account_created: "changes",
  app_connected: "sign_ins",
  signed_in: "sign_ins",
  sign_in_failed: "failures",
  session_rotated: "changes",
  session_ended: "endings",
  sessions_ended: "endings",
  device_changed: "changes",
  reauthenticated: "changes",
  reauthentication_failed: "failures",
  password_changed: "changes",
  password_reset_requested: "changes",
  password_reset: "changes",
  password_change_required: "changes",
  email_verified: "changes",
  account_claimed: "changes",
  email_change_requested: "changes",
  email_changed: "changes",
  email_change_undone: "changes",
  sign_in_reported: "changes",
  password_removed: "changes",
  provider_removed: "changes",
  browsers_forgotten: "changes",
  account_disabled: "changes",
  account_enabled: "changes",
  account_deleted: "changes",
  account_restored: "changes",
  role_changed: "changes",
};

const kindByType: ReadonlyMap<string, EventKind> = new Map(Object.entries(KINDS));

/** Returns the kind of an event. A type that only a newer version knows is a change. */
export function eventKind(type: string): EventKind {
  return kindByType.get(type) ?? "changes";
}

/** Returns the types of a kind that this version knows. */
export function typesOfKind(kind: EventKind): string[] {
  return [...kindByType].flatMap(([type, itsKind]) => (itsKind === kind ? [type] : []));
}

/** Returns the types that this version knows to be of any other kind. */
export function typesOfOtherKinds(kind: EventKind): string[] {
  return [...kindByType].flatMap(([type, itsKind]) => (itsKind === kind ? [] : [type]));
}
