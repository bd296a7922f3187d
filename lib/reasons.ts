import { z } from "zod";
import { endReasonSchema } from "@/lib/end-reason";

/** Why a person is on the login page: the reason their session is over, or what a tab noticed. */
export const arrivalReasonSchema = z.enum([...endReasonSchema.options, "session_missing", "other_user"]);

export type ArrivalReason = z.infer<typeof arrivalReasonSchema>;

const WORDS: Record<ArrivalReason, string> = {
  user: "You signed out in this browser. Sign in to continue.",
  user_all: "You signed out on all devices. Sign in to continue.",
  user_elsewhere: "You signed this device out from another one.",
  replaced_by_login: "Someone signed in again in this browser, which ended the session before it.",
  idle: "You were signed out because nobody used this session for a while.",
  absolute: "You were signed out because this session reached its longest lifetime.",
  session_limit: "You were signed out here because you signed in on more devices than an account may have.",
  device_mismatch: "You were signed out because this session was used from a different browser and system.",
  refresh_reuse: "This app was disconnected because its sign-in was used from two places.",
  password_changed:
    "The password was changed on another device, which signed this one out. Sign in with the new password.",
  password_reset: "The password was reset, which signed out every device. Sign in with the new password.",
  email_changed: "The account's email address was changed, which signed out other devices.",
  reported: "Someone told us from your mailbox that a sign-in wasn't theirs, so every device was signed out.",
  admin: "An administrator ended this session. Sign in again to continue.",
  user_disabled: "This account is disabled. Ask the people who run this service.",
  user_deleted: "This account was deleted.",
  session_missing: "You are not signed in any more. Sign in to continue.",
  other_user: "Someone else signed in in this browser, so the page of the person before was closed.",
};

/** A reason in words. */
export function reasonWords(reason: ArrivalReason): string {
  return WORDS[reason];
}

// A map, because an object would also know "constructor" and "toString".
const PROVIDER_ERRORS: ReadonlyMap<string, string> = new Map([
  ["AccessDenied", "The provider did not let you in."],
  ["OAuthAccountNotLinked", "This email already has an account. Sign in with the way you used before."],
  ["account_disabled", WORDS.user_disabled],
  ["sign_in_superseded", "This account's sessions were being ended while you signed in. Sign in once more."],
  ["session_unverifiable", "Our database doesn't answer right now. Try again in a moment."],
]);

/** Why somebody is on the login page, in words, from its address; null if the address says nothing that we know. */
export function arrivalWords(reason: unknown, error: unknown): string | null {
  if (typeof error === "string")
    return PROVIDER_ERRORS.get(error) ?? "Signing in with the provider didn't work. Try again.";
  const known = arrivalReasonSchema.safeParse(reason);
  return known.success ? reasonWords(known.data) : null;
}
