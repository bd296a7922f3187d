import type { ProblemCode } from "aurora-session/core";
import { problemWords } from "aurora-session/words";
import { NAME } from "@/product/product";

type ProblemWords = Readonly<Record<ProblemCode, { readonly title: string; readonly detail: string }>>;

/** The problems: a title and a sentence for each code. API clients get these too. */
export const problems: ProblemWords = {
  ...problemWords.en.problems,

  invalid_credentials: { title: "That didn't match", detail: "The email or the password is wrong." },
  password_change_required: { title: "Change your password first", detail: "You can't do anything else until then." },
  email_not_verified: {
    title: "Confirm your email first",
    detail: "Open the link that we emailed to you. You can't do anything else until then.",
  },
  uri_too_long: { title: "Address too long", detail: "Nothing here has an address of more than 8 KiB." },
  email_taken: { title: "That email already has an account", detail: "Sign in instead, or use another email." },
  email_already_verified: { title: "Nothing to confirm", detail: "This email is already confirmed." },
  password_required: { title: "Use your password", detail: "This account has a password: confirm with that." },
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
    detail: "It has been used already, or is too old. Ask for a new one.",
  },
  rate_limited: { title: "Too many attempts", detail: "Wait a moment, then try again." },
  too_many_failures: {
    title: "Too many wrong passwords",
    detail: "Sign in with a browser that you have used here before, or choose 'Forgot your password?'.",
  },
  busy: { title: "Too much at once", detail: "Many people are signing in at this moment. Try again in a few seconds." },
  not_ready: { title: "Not ready", detail: "The database isn't responding, or isn't up to date. The log says more." },
};

/** The faults of a value that somebody gave, told beside the field it was typed into. API clients get these too. */
export const values = {
  ...problemWords.en.values,

  notACursor: "This is not a cursor.",
  notStorable: "This contains characters that can't be kept.",
  nameInvisible: "This name is invisible. Enter one that can be seen, or none.",
  nameTooLong: "Use at most 100 characters.",
  notAPicture: "This is not a PNG, JPEG or WebP picture.",
  timeZoneUnknown: "This is not a time zone that we know.",
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
  passwordPersonal: `This contains your name, your email or “${NAME}”. Choose one that says nothing about you.`,
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
  session_unverifiable: "Our database isn't responding right now. Try again in a moment.",
  rate_limited: "Too many attempts from your network. Wait a few minutes, then try again.",
  not_awaited:
    "That sign-in can't be finished here: it was finished before, is too old, or another one was begun in this browser after it. Sign in again.",
  email_missing:
    "The provider gave us no email address, and an account needs one. Allow it there, or create an account here.",
  email_unusable:
    "The email address that the provider gave us can't be used. Correct it there, or create an account here.",
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
