import type { PublicEvent } from "@/lib/api-schemas";
import type { EndReason } from "@/lib/end-reason";

const ENDINGS: Record<EndReason, string> = {
  user: "Signed out",
  user_all: "Signed out on all devices",
  replaced_by_login: "Session replaced by a new sign-in",
  idle: "Session ended after a while without use",
  absolute: "Session reached its longest lifetime",
  user_disabled: "Session ended because the account was disabled",
};

const EVENTS: Readonly<Record<string, string>> = {
  account_created: "Account created",
  signed_in: "Signed in",
  sign_in_failed: "Sign-in failed",
  session_rotated: "Session renewed",
  session_ended: "Session ended",
  sessions_ended: "Sessions ended",
};

/** An event of the audit trail in words. */
export function eventWords({ type, reason }: PublicEvent): string {
  return reason === null ? (EVENTS[type] ?? "Something changed") : ENDINGS[reason];
}
