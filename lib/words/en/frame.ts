import { en as aurora } from "aurora-session/words";
import { CLAIM, NAME } from "@/product/product";

/** The words around every page. */
export const site = {
  skip: "Skip to content",
  account: "Account",
  signIn: "Sign in",
  createAccount: "Create account",
  slogan: `${NAME}. ${CLAIM.en}.`,
  language: "Language",
  colors: { label: "Colours", system: "System", light: "Light", dark: "Dark" },
};

/** The words around every page of the signed-in side, and those that any of its pages may need. */
export const frame = {
  home: `${NAME}, dashboard`,
  signedInAs: "Signed in as {name}",
  pages: "Pages",
  needsScripts: "JavaScript is off. You can look at your pages and sign out. To change something, turn it on.",
};

/** Words of many pages. */
export const common = {
  cancel: aurora.leaving.cancel,
  loading: "Loading…",
  oneMoment: "One moment…",
  tryAgain: "Try again",
  methods: {
    password: "Password",
    github: "GitHub",
    google: "Google",
    oidc: "Single sign-on",
    connected: "Connected from a browser",
  },
};

/** The first page after signing in. */
export const dashboard = {
  title: "Dashboard",
  lead: "Your account, this browser's session, and what happened last.",
  you: "You",
  name: "Name",
  noName: "No name yet",
  email: "Email",
  session: "This session",
  device: "Device",
  signedIn: "Signed in",
  idleEnd: "Ends if unused",
  absoluteEnd: "Ends at the latest",
  activity: "Recent activity",
  allActivity: "All activity",
};

/** Pages that say one thing and what to do next. */
export const notices = {
  notFound: {
    title: "Page not found",
    detail: "There is nothing at this address. The link may be old or mistyped.",
    dashboard: "Go to the dashboard",
    start: "Go to the start page",
  },
  unverifiable: {
    title: "We couldn't check your session",
    detail:
      "Our database isn't responding right now. You are not signed out, and nothing is lost. Try again in a moment.",
    tryAgain: "Try again",
    signOut: "Sign out",
  },
};

/** The landing page, and its picture. */
export const landing = {
  page: `${NAME}: ${CLAIM.en}`,
  description: "A Next.js app, and the session layer inside it. When someone signs out, it is really over.",
  title: CLAIM.en,
  lead: `${NAME} is a Next.js app, and the session layer inside it. See every device that is signed in, and sign out here, there or everywhere. When you do, it is really over.`,
  createAccount: "Create account",
  signIn: "Sign in",
  shown: {
    title: "What people see",
    devices: {
      title: "Devices they recognise",
      text: "What each one is, where it is and when it was last used. One button ends it, and its pages close at once.",
      picture:
        "The page of devices: this browser, and three others, a phone, a tablet with a name of its own and a Windows computer. Each says where it is and when it was active, and has a button to sign it out; one more signs out all of them.",
    },
    receipt: {
      title: "A receipt for every sign-out",
      text: "What was ended, on the server and in every tab, and what has still to be confirmed.",
      picture:
        "The page after signing out, with a tick beside each step: the session, three other devices, the data in this browser and two other tabs.",
    },
  },
  audience: {
    title: "For whom",
    lead: "For teams to whom “signed out” must mean it.",
    needs: [
      {
        title: "Where people share computers",
        text: "In wards, classrooms and behind counters, the next person finds nothing, not even with the Back button.",
      },
      {
        title: "Where an account is worth stealing",
        text: "A copied cookie or a lost phone is worth nothing from the moment its person ends it, from wherever they are.",
      },
      {
        title: "Where somebody will ask",
        text: "Who was signed in, on what, when it ended and why: it is on record, for the person and for administrators.",
      },
    ],
  },
  start: {
    title: "How to start",
    ways: [
      {
        title: "Try it",
        text: "In a clone. Two minutes later it runs on your machine, with a database of its own.",
      },
      {
        title: "Have it prove itself",
        text: "Everything that must be true is tried in a real browser, on the production build.",
      },
      {
        title: "Take it into your app",
        text: "Adds the session layer to a Next.js app that you have, and overwrites nothing.",
      },
    ],
  },
  promisesTitle: `What ${NAME} promises`,
  promises: [
    {
      title: "Over means over",
      text: "Once a sign-out is confirmed, no copy of its cookie or tokens is accepted anywhere, from the very next request.",
    },
    {
      title: "Honest",
      text: `Nobody is told “signed out” before it is true. If it can't be confirmed yet, ${NAME} says so, and finishes it without you.`,
    },
    {
      title: "Nothing stays",
      text: "Every tab of the browser is cleared and leaves the page. The Back button has nothing to show.",
    },
    {
      title: "You may always leave",
      text: "Signing out needs no JavaScript and no valid session, is never rate-limited, and no other site can trigger it.",
    },
  ],
  proof: "Every promise has a test that fails when the code behind it is removed.",
  picture: {
    description:
      "A receipt after signing out: the session ended, two other devices were signed out, three tabs and this browser were cleared, and a copy of the cookie is refused with 401.",
    title: "Receipt",
    lines: ["This session ended", "2 other devices signed out", "3 tabs cleared", "This browser cleared"],
    cookie: "copied cookie",
  },
};

/** Pages for people who build on Aurora. */
export const developers = {
  outbox: {
    title: "Outbox",
    lead: "Emails that this machine would have sent. Set SMTP_URL to send them; this page is then gone.",
    noneTitle: "No emails yet",
    none: "A forgotten password or a sign-in from a new browser writes one.",
    recipient: "To {recipient}",
    sealed: "This email was sealed with another AUTH_SECRET and can't be read any more.",
  },
  api: {
    title: "API",
    operations: "Operations",
    lead: "Every operation with its inputs, responses and error codes, made from the schemas that parse them. For machines, it is {openapi}.",
    needsScripts: "This page needs JavaScript to show the reference.",
    failed: "The reference could not be loaded. Load the page again to try once more.",
    loading: "Loading the reference",
  },
};
