import type { PublicEvent } from "@/lib/api-schemas";
import type { EndReason } from "@/lib/end-reason";
import type { EventKind } from "@/lib/event-kind";
import type { SecurityEventType } from "@/lib/session/security-event";

/** One session that ended, and why several did: "3 devices signed out …". */
const ENDINGS: Readonly<Record<EndReason, readonly [one: string, why: string]>> = {
  user: ["Signed out", ""],
  user_all: ["Signed out on all devices", ""],
  user_elsewhere: ["Signed out from another device", ""],
  replaced_by_login: ["Session replaced by a new sign-in", " by a new sign-in"],
  idle: ["Session ended after a while without use", " after a while without use"],
  absolute: ["Session reached its longest lifetime", " after their longest lifetime"],
  session_limit: ["Session ended because there were too many", " because there were too many"],
  device_mismatch: ["Session ended because its device changed", " because they changed"],
  refresh_reuse: [
    "App disconnected because its sign-in was used from two places",
    " because a sign-in was used from two places",
  ],
  password_changed: ["Signed out by a password change", " by a password change"],
  password_reset: ["Signed out by a password reset", " by a password reset"],
  email_changed: ["Signed out by an email change", " by an email change"],
  reported: ["Signed out after “This wasn't me”", " after “This wasn't me”"],
  admin: ["Session ended", ""],
  user_disabled: ["Session ended because the account was disabled", " because the account was disabled"],
  user_deleted: ["Session ended because the account was deleted", " because the account was deleted"],
};

const EVENTS: Readonly<Record<SecurityEventType, string>> = {
  account_created: "Account created",
  app_connected: "App connected",
  signed_in: "Signed in",
  sign_in_failed: "Sign-in failed",
  session_rotated: "Session renewed",
  session_ended: "Session ended",
  sessions_ended: "Sessions ended",
  device_changed: "Device or address changed",
  reauthenticated: "Identity confirmed again",
  reauthentication_failed: "Confirming the identity failed",
  password_changed: "Password changed",
  password_reset_requested: "Password reset requested",
  password_reset: "Password reset",
  password_change_required: "New password required",
  email_change_requested: "Email change requested",
  email_changed: "Email changed",
  email_change_undone: "Email change undone",
  sign_in_reported: "Sign-in reported: “This wasn't me”",
  account_disabled: "Account disabled",
  account_enabled: "Account enabled",
  account_deleted: "Account deleted",
  role_changed: "Role changed",
};

const wordsByType: ReadonlyMap<string, string> = new Map(Object.entries(EVENTS));

const KINDS: Readonly<Record<EventKind, string>> = {
  sign_ins: "Sign-ins",
  failures: "Failed tries",
  endings: "Sign-outs and endings",
  changes: "Changes",
};

/** A kind of events in words. */
export function kindWords(kind: EventKind): string {
  return KINDS[kind];
}

type EventInWords = Pick<PublicEvent, "type" | "kind" | "reason" | "actor" | "count">;

/** An event of the audit trail in words, with who did it where that was not the person. */
export function eventWords(event: EventInWords): string {
  const { type, reason, count } = event;
  const who = byWhom(event);
  if (reason === null) return (wordsByType.get(type) ?? "Something changed") + who;
  const [one, why] = ENDINGS[reason];
  if (count === null) return one + who;
  const devices = deviceWords(count, reason);
  return why + who === "" && count > 0 ? `Signed out ${devices}` : `${devices} signed out${why}${who}`;
}

function deviceWords(count: number, reason: EndReason): string {
  const noun = reason === "user_elsewhere" ? "other device" : "device";
  if (count === 0) return `No ${noun}s`;
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function byWhom({ kind, reason, actor }: EventInWords): string {
  switch (actor) {
    case "you":
      return reason === "admin" ? " by an administrator" : "";
    case "administrator":
      return " by an administrator";
    case "operator":
      return " by an operator";
    case "system":
      return reason === null ? " automatically" : "";
    case "anonymous":
      return kind === "failures" ? "" : " by someone who was not signed in";
    default:
      return actor satisfies never;
  }
}
