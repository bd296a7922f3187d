import { arrivalReasonSchema } from "aurora-session/shared";
import type { Words } from "@/lib/words/words";

type ProviderError = keyof Words["providerErrors"];

/** The names by which the login page's address may tell of a failed sign-in with a provider. */
const PROVIDER_ERRORS = new Map<string, ProviderError>([
  ["AccessDenied", "access_denied"],
  ["OAuthAccountNotLinked", "account_not_linked"],
  ["email_taken", "account_not_linked"],
  ["email_missing", "email_missing"],
  ["email_unusable", "email_unusable"],
  ["email_unverified", "email_unverified"],
  ["profile_unusable", "profile_unusable"],
  ["account_disabled", "account_disabled"],
  ["sign_in_superseded", "sign_in_superseded"],
  ["session_unverifiable", "session_unverifiable"],
  ["rate_limited", "rate_limited"],
  ["not_awaited", "not_awaited"],
]);

function providerError(error: string): ProviderError {
  return PROVIDER_ERRORS.get(error) ?? "other";
}

/** Returns whether the login page's address tells of a failed sign-in that does not matter to somebody who is signed in. */
export function isMoot(error: unknown): boolean {
  return typeof error === "string" && ["not_awaited", "other"].includes(providerError(error));
}

/** Returns in words why somebody is on the login page, from its address; null if the address says nothing that we know. */
export function arrivalWords(words: Words, reason: unknown, error: unknown): string | null {
  if (typeof error === "string") return words.providerErrors[providerError(error)];
  const known = arrivalReasonSchema.safeParse(reason);
  return known.success ? words.reasons[known.data] : null;
}
