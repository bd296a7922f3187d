/** The problems: a title and a sentence for each code. API clients get these too. */
export const problems = {
  session_missing: { title: "Sign in to continue", detail: "This request came without a session." },
  session_ended: { title: "This session is over", detail: "Sign in again to continue." },
  token_rotated: { title: "The token was replaced", detail: "Repeat the request with the session's new token." },
  invalid_token: { title: "This token can't be used", detail: "Refresh it, or sign in again." },
  ambiguous_credentials: { title: "Who is asking?", detail: "Send a bearer token or a session cookie, not both." },
  invalid_client: { title: "Who is asking?", detail: "Send the secret for this address as a bearer token." },
  user_header_missing: {
    title: "Who is asking?",
    detail: "Send the header X-User-ID once, with the id of the signed-in user.",
  },
  user_mismatch: { title: "Someone else is signed in", detail: "X-User-ID is not the user of this session." },
  cross_site: { title: "Refused", detail: "This request came from another site." },
  account_disabled: { title: "This account is disabled", detail: "Ask the people who run this service." },
  browser_required: {
    title: "Only in a browser",
    detail: "An app may not do this. Sign in with a browser and do it there.",
  },
  reauthentication_required: {
    title: "Confirm that it's you",
    detail: "Give your password again, then repeat the request.",
  },
  forbidden: { title: "Not allowed", detail: "Your role doesn't permit this." },
  not_found: { title: "Not found", detail: "There is nothing here." },
  method_not_allowed: { title: "Method not allowed", detail: "The header Allow lists what works." },
  sign_in_superseded: {
    title: "Sign in once more",
    detail: "This account's sessions were being ended while you signed in.",
  },
  body_too_large: { title: "Too large", detail: "A body may have 16 KiB at most." },
  unsupported_media_type: { title: "Unsupported media type", detail: "Send JSON as application/json." },
  invalid_grant: { title: "This token can't be used", detail: "It is unknown, or another client's. Sign in again." },
  unsupported_grant_type: { title: "Not offered", detail: "Only grant_type=refresh_token is." },
  invalid_request: { title: "That can't be used", detail: "Some values are missing or wrong." },
  internal_error: { title: "Something went wrong", detail: "It was noted. Try again." },
  session_unverifiable: {
    title: "We can't check your session now",
    detail: "You are not signed out. Try again in a moment.",
  },
};

/** The faults of a value that somebody sent. */
export const values = {
  notUtf8: "Send this in UTF-8.",
  notJson: "This is not JSON.",
  parameterTwice: "Send each parameter once.",
  badCursor: "This is no cursor of this list. Begin again without one.",
  deviceName: "Use at most 60 characters, at least one of them visible.",
};
