import { browserWords } from "./en/browser.ts";
import { connection } from "./en/connection.ts";

/** What the package's code in the browser says, in English. Any part of it can be replaced. */
export const en = {
  /** The words that scripts say without the server. */
  browser: browserWords,
  /** The way out, and the question before it. */
  leaving: {
    button: "Sign out",
    title: "Sign out?",
    detail: "Every open tab in this browser is cleared. You can sign in again at any time.",
    everywhere: "Also sign out of all other devices",
    confirm: "Sign out",
    finishFirst: "Finish first",
    unsent: "You typed this and didn't send it. Signing out discards it:",
    running: "This was sent, and there is no answer yet. If you leave now, it may or may not be done:",
    unnamedChange: "A change on this page",
    offline: "You are signed out in this browser at once, and on the server as soon as it can be reached.",
    cancel: "Cancel",
  },
  /** The end of a session that nobody asked for: the warning before it, and the text that comes back after it. */
  timeouts: {
    idleTitle: "Are you still there?",
    absoluteTitle: "Your session ends soon",
    idle: "You will be signed out in {time}, because nobody has used this page for a while.",
    absolute: "You will be signed out in {time}, because this session reaches its maximum lifetime.",
    checking: "We are checking whether your session is over.",
    unsent: "What you typed but didn't send stays in this tab for 10 minutes. Sign in again here, and it is back.",
    notTold: "We couldn't tell the server",
    signOutNow: "Sign out now",
    stay: "Stay signed in",
    goOn: "Continue until then",
    back: "What you typed is back.",
    homelessTitle: "What you typed before",
    homeless: "The page has changed, so we couldn't put this back. Copy what you need.",
    haveIt: "I have it",
  },
  /** While nobody can tell whether the session is live. */
  outage: {
    title: "We can't check your session right now",
    detail: "You are not signed out, and what you see is kept. We keep trying.",
  },
  connection,
  /** The page that a sign-out leads to. */
  receipt: {
    done: {
      title: "You are signed out",
      lead: "You can sign in again at any time.",
      spoken: "Signed out. Everything is done; the list on this page says what.",
      spokenBeforeTabs: "Signed out. Not every other tab has answered yet; the list on this page says how many.",
    },
    pending: {
      title: "Signing you out",
      lead: "The server still has to confirm it. You don't need to do anything.",
      spoken: "Your sign-out is not complete yet; the list on this page says what is missing.",
    },
    goOn: "Continue",
    signInAgain: "Sign in again",
    steps: "What was done",
    session: "This session",
    ended: "Your session is ended on the server: no copy of it works any more.",
    unconfirmed: "Not confirmed yet. This page keeps asking the server until it is.",
    devices: "Other devices",
    devicesUnasked: "You signed out of this device only.",
    devicesStay: {
      one: "{count} other device stays signed in: you signed out of this one only.",
      other: "{count} other devices stay signed in: you signed out of this one only.",
    },
    noDeviceStays: "No other device is signed in: this was the only one.",
    devicesUnconfirmed: "Signed out together with this session.",
    devicesUnknown: "Your session was already over. Sign in again to see whether other devices are still signed in.",
    apps: "Connected apps",
    noApp: "No app was disconnected.",
    someApps: {
      one: "{count} connected app was disconnected.",
      other: "{count} connected apps were disconnected.",
    },
    appsUnconfirmed: "Disconnected together with this session.",
    browser: "This browser",
    emptied: "Your data is cleared from this browser.",
    signedOut: "This browser is signed out.",
    tabs: "Other tabs",
    noTab: "No other open tab was found.",
    tabsUnknown: "We couldn't find out whether other tabs were open.",
    toldTabs: { one: "{count} other tab was told;", other: "{count} other tabs were told;" },
    answeredTabs: { one: "{count} has answered.", other: "{count} have answered." },
    someTabs: {
      one: "{count} other tab was cleared.",
      other: "{count} other tabs were cleared.",
    },
  },
  /** How a step stands, for people who don't see its picture. */
  steps: {
    done: "Done",
    pending: "Pending",
    open: "To do",
    unasked: "Not asked for",
    unknown: "Not known",
  },
  /** The sessions of a person. */
  devices: {
    thisDevice: "This device",
    names: {
      known: "{browser} on {system}",
      unknown: "Unknown device",
    },
    unknownAddress: "Unknown address",
    /** A network, without the part that names one household. */
    near: "near {address}",
    thisComputer: "this computer",
    localNetwork: "your local network",
    seen: "First seen {first} · last seen {last}",
    others: "Other devices",
    none: "You are signed in here only.",
    signOut: "Sign out",
    signingOut: "Signing out…",
    doing: "Signing out {device}",
    endTitle: "Sign out {device}?",
    endDetail: "It loses access at once.",
    signedOut: "Signed out",
    done: "{device} was signed out.",
    failed: "This device is still signed in",
    signOutOthers: "Sign out other devices",
    signingOutOthers: "Signing out other devices",
    othersFailed: "The other devices are still signed in",
    othersTitle: "Sign out all other devices?",
    appsToo: "They lose access at once. Connected apps are disconnected too, and this device stays signed in.",
    disconnect: "Disconnect",
    disconnectTitle: "Disconnect {app}?",
    disconnected: "Disconnected",
    ended: {
      none: "No other device was signed in.",
      some: {
        one: "{count} other device was signed out.",
        other: "{count} other devices were signed out.",
      },
    },
  },
};

/** What the package says, in one language. */
export type Words = typeof en;
