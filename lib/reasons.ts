import { z } from "zod";
import { endReasonSchema } from "@/lib/end-reason";

/** Why a person is on the login page: the reason their session is over, or what a tab noticed. */
export const arrivalReasonSchema = z.enum([...endReasonSchema.options, "session_missing", "other_user"]);

export type ArrivalReason = z.infer<typeof arrivalReasonSchema>;

const WORDS: Record<ArrivalReason, string> = {
  user: "You signed out in this browser. Sign in to continue.",
  user_all: "You signed out on all devices. Sign in to continue.",
  replaced_by_login: "Someone signed in again in this browser, which ended the session before it.",
  idle: "You were signed out because nobody used this session for a while.",
  absolute: "You were signed out because this session reached its longest lifetime.",
  user_disabled: "This account is disabled. Ask the people who run this service.",
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
