import type { ProviderErrorWords } from "@/lib/words/shapes";

/** Why signing in with a provider failed. */
export const providerErrors: ProviderErrorWords = {
  access_denied: "The provider did not let you in.",
  account_not_linked: "This email already has an account. Sign in with the way you used before.",
  account_disabled: "This account is disabled. Ask the people who run this service.",
  sign_in_superseded: "This account's sessions were being ended while you signed in. Sign in once more.",
  session_unverifiable: "Our database doesn't answer right now. Try again in a moment.",
  rate_limited: "Too many tries from your network. Wait a few minutes, then try again.",
  not_awaited:
    "That sign-in can't be finished here: it was finished before, is too old, or another one was begun in this browser after it. Sign in again.",
  email_missing:
    "The provider told us no email address, and an account needs one. Allow it there, or create an account here.",
  email_unusable:
    "The email address that the provider told us can't be used. Correct it there, or create an account here.",
  email_unverified:
    "The provider has not verified that the email address is yours. Confirm it there, then try again, or create an account here.",
  profile_unusable:
    "What the provider told us about you can't be used: a name may have 100 characters at most. Change it there, or create an account here.",
  other: "Signing in with the provider didn't work. Try again.",
};
