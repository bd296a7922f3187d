import type { ProblemCode } from "@/lib/errors";

type ProblemWords = Readonly<Record<ProblemCode, { readonly title: string; readonly detail: string }>>;

/** The problems: a title and a sentence for each code. API clients get these too. */
export const problems: ProblemWords = {
  session_missing: { title: "Sign in to continue", detail: "This request came without a session." },
  session_ended: { title: "This session is over", detail: "Sign in again to continue." },
  token_rotated: { title: "The token was replaced", detail: "Repeat the request with the session's new token." },
  invalid_token: { title: "This token can't be used", detail: "Refresh it, or sign in again." },
  ambiguous_credentials: { title: "Who is asking?", detail: "Send a bearer token or a session cookie, not both." },
  invalid_client: { title: "Who is asking?", detail: "Send the introspection secret as a bearer token." },
  user_header_missing: {
    title: "Who is asking?",
    detail: "Send the header X-User-ID once, with the id of the signed-in user.",
  },
  user_mismatch: { title: "Someone else is signed in", detail: "X-User-ID is not the user of this session." },
  invalid_credentials: { title: "That didn't match", detail: "The email or the password is wrong." },
  cross_site: { title: "Refused", detail: "This request came from another site." },
  account_disabled: { title: "This account is disabled", detail: "Ask the people who run this service." },
  password_change_required: { title: "Change your password first", detail: "Until then nothing else is open." },
  email_not_verified: {
    title: "Confirm your email first",
    detail: "Open the link that we mailed to you. Until then nothing else is open.",
  },
  browser_required: {
    title: "Only in a browser",
    detail: "An app may not do this. Sign in in a browser and do it there.",
  },
  reauthentication_required: {
    title: "Confirm that it's you",
    detail: "Give your password again, then repeat the request.",
  },
  forbidden: { title: "Not allowed", detail: "Your role doesn't permit this." },
  uri_too_long: { title: "Address too long", detail: "Nothing here has an address of more than 8 KiB." },
  not_found: { title: "Not found", detail: "There is nothing here." },
  method_not_allowed: { title: "Method not allowed", detail: "The header Allow lists what works." },
  email_taken: { title: "That email has an account", detail: "Sign in instead, or use another email." },
  email_already_verified: { title: "Nothing to confirm", detail: "This email is confirmed already." },
  password_required: { title: "Use your password", detail: "This account has a password: confirm with that." },
  sign_in_superseded: {
    title: "Sign in once more",
    detail: "This account's sessions were being ended while you signed in.",
  },
  last_administrator: {
    title: "You are the last administrator",
    detail: "Without you nobody could administer this service. Have somebody else made an administrator first.",
  },
  last_sign_in_method: {
    title: "This is your only way to sign in",
    detail: "Without it you could not come back. Set a password first.",
  },
  link_expired: {
    title: "This link doesn't work any more",
    detail: "It was used already, or is too old. Ask for a new one.",
  },
  body_too_large: { title: "Too large", detail: "A body may have 16 KiB at most." },
  unsupported_media_type: { title: "Unsupported media type", detail: "Send JSON as application/json." },
  invalid_grant: { title: "This token can't be used", detail: "It is unknown, or another client's. Sign in again." },
  unsupported_grant_type: { title: "Not offered", detail: "Only grant_type=refresh_token is." },
  invalid_request: { title: "That can't be used", detail: "Some values are missing or wrong." },
  rate_limited: { title: "Too many tries", detail: "Wait a moment, then try again." },
  too_many_failures: {
    title: "Too many wrong passwords",
    detail: "Sign in in a browser that you have used here before, or choose 'Forgot your password?'.",
  },
  internal_error: { title: "Something went wrong", detail: "It was noted. Try again." },
  busy: { title: "Too much at once", detail: "Many people are signing in at this moment. Try again in a few seconds." },
  session_unverifiable: {
    title: "We can't check your session now",
    detail: "You are not signed out. Try again in a moment.",
  },
  not_ready: { title: "Not ready", detail: "The database doesn't answer, or isn't up to date. The log says more." },
};

/** The faults of a value that somebody gave, told beside the field it was typed into. API clients get these too. */
export const values = {
  notUtf8: "Send this in UTF-8.",
  notJson: "This is not JSON.",
  parameterTwice: "Send each parameter once.",
  notACursor: "This is not a cursor.",
  notStorable: "This contains characters that can't be kept.",
  nameInvisible: "This name can't be seen. Enter one that can, or none.",
  nameTooLong: "Use at most 100 characters.",
  emailMissing: "Enter your email.",
  emailMalformed: "Enter an email address like name@example.com.",
  emailTooLong: "This is too long for an email address.",
  emailUnchanged: "This is the address you have now.",
  passwordMissing: "Enter your password.",
  passwordOverlong: "This is too long.",
  passwordTooShort: "Use at least 8 characters.",
  passwordTooLong: "Use at most 128 characters.",
  passwordTooCommon: "This is one of the most common passwords. Choose another one.",
  passwordTooPlain: "This repeats itself or runs along the keyboard. Choose one that is harder to guess.",
  passwordPersonal: "This contains your name, your email or “Aurora”. Choose one that says nothing about you.",
  passwordUnchanged: "This is the password you have now.",
  currentPasswordMissing: "Enter your current password.",
  codeMalformed: "The code has 8 digits.",
  linkIncomplete: "The link is incomplete.",
  linkForeign: "This is not a link of ours.",
  appNameMissing: "Give the app a name.",
  appNameTooLong: "Use at most 60 characters.",
  appNameCharacters: "Use only letters, digits, spaces and . _ ( ) ' -",
};

/** Why signing in with a provider failed. */
export const providerErrors = {
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

/** The words of a refused form, above its fields. */
export const forms = {
  checkFields: "Please check the marked fields.",
  tryAgainIn: "You can try again in {wait}.",
  /** The page that answers a form of an older deployment, sent without scripts. */
  outdated: {
    title: "This page was updated",
    text: "It was updated while you had it open, so nothing was sent. Go back to copy what you typed, then load the new version and send it again.",
    load: "Load the new version",
  },
};
