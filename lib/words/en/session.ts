import type { ArrivalReason } from "aurora-session/shared";

/** The question before a sign-out. */
export const leaving = {
  title: "Sign out?",
  detail: "Every open tab of this browser closes what it shows. You can sign in again at any time.",
  everywhere: "Also sign out of all other devices",
  confirm: "Sign out",
  finishFirst: "Finish first",
  unsent: "You typed this and didn't send it. Signing out discards it:",
  running: "This was sent, and is not answered yet. It may or may not be done when you leave now:",
  unnamedChange: "A change on this page",
};

/** The end of a session that nobody asked for: the warning before it, and the way back after it. */
export const timeouts = {
  idleTitle: "Are you still there?",
  absoluteTitle: "Your session ends soon",
  idle: "You will be signed out in {time}, because nobody has used this page for a while.",
  absolute: "You will be signed out in {time}, because this session reaches its longest lifetime.",
  checking: "We are checking whether your session is over.",
  unsent: "What you typed but didn't send stays in this tab for 10 minutes. Sign in again here, and it is back.",
  notTold: "We couldn't tell the server",
  signOutNow: "Sign out now",
  stay: "Stay signed in",
  goOn: "Continue until then",
  signInTitle: "Sign in to go on",
  kept: "What you typed is kept in this tab for 10 minutes. It comes back when you sign in as the same person.",
  leave: "Leave without it",
  anotherWay: "Sign in another way, in a new tab",
  back: "What you typed is back.",
  homelessTitle: "What you typed before",
  homeless: "The page has changed, so we couldn't put this back. Copy what you need.",
  haveIt: "I have it",
};

/** The question for the password, or another factor, in the middle of something. */
export const confirmation = {
  title: "Confirm that it's you",
  detail: "It is a while since you last did. Then what you asked for goes on.",
  mail: "We mail you a code that works once, in this browser.",
  sendCode: "Mail me a code",
  sendingCode: "Sending…",
  password: "Password",
  code: "Code from the mail",
  confirm: "Confirm",
  confirming: "Confirming…",
  wrongPassword: "This is not your password.",
  wrongCode: "This is not the code.",
};

/** Why somebody is asked to sign in. */
export const reasons: Readonly<Record<ArrivalReason, string>> = {
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

/** The page on which a sign-out lands: the receipt, or what is true instead. */
export const signedOut = {
  pages: { signed_in: "You are signed in", unfinished: "Signing you out", signed_out: "Signed out" },
  stillSignedIn: {
    title: "You are signed in as {name}",
    lead: "Nobody has signed out here, or somebody has signed in since.",
    goOn: "Go to the dashboard",
  },
  receipt: {
    done: {
      title: "You are signed out",
      lead: "You can sign in again at any time.",
      spoken: "Signed out. All of it is done; the list on this page says what.",
    },
    pending: {
      title: "Signing you out",
      lead: "The server has still to confirm it. Nothing is asked of you.",
      spoken: "Your sign-out is not complete yet; the list on this page says what is missing.",
    },
    signInAgain: "Sign in again",
    steps: "What was done",
    session: "This session",
    ended: "Your session is ended on the server: no copy of it works any more.",
    unconfirmed: "Not confirmed yet. This page goes on asking the server until it has.",
    devices: "Other devices",
    devicesUnasked: "They stay signed in: you signed out of this one only.",
    devicesUnconfirmed: "Signed out together with this session.",
    devicesUnknown: "Your session was over before. Sign in again to see whether other devices are still signed in.",
    apps: "Connected apps",
    noApp: "No app was disconnected.",
    someApps: { one: "{count} connected app was disconnected.", other: "{count} connected apps were disconnected." },
    appsUnconfirmed: "Disconnected together with this session.",
    browser: "This browser",
    emptied: "This browser is emptied of your data.",
    signedOut: "This browser is signed out.",
    tabs: "Other tabs",
    noTab: "No other tab was open.",
    someTabs: { one: "{count} other tab closed what it showed.", other: "{count} other tabs closed what they showed." },
  },
};

/** How a step stands, for people who don't see its picture. */
export const steps = {
  done: "Done",
  pending: "Pending",
  open: "To do",
  unasked: "Not asked for",
  unknown: "Not known",
};
