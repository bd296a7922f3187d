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
  other: "Signing in with the provider didn't work. Try again.",
};
