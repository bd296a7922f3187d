import type { ReasonWords } from "@/lib/words/shapes";

/** Why somebody is asked to sign in. */
export const reasons: ReasonWords = {
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
  sign_in_method_removed: "A way to sign in was removed on another device, which signed this one out.",
  email_changed: "The account's email address was changed, which signed out other devices.",
  email_proven: "The owner of this email address signed in by a provider, so everybody else was signed out.",
  reported: "Someone told us from your mailbox that a sign-in wasn't theirs, so every device was signed out.",
  admin: "An administrator ended this session. Sign in again to continue.",
  user_disabled: "This account is disabled. Ask the people who run this service.",
  user_deleted: "This account was deleted.",
  session_missing: "You are not signed in any more. Sign in to continue.",
  other_user: "Someone else signed in in this browser, so the page of the person before was closed.",
};
