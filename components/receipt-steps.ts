import type { StepState } from "@/components/ui/step-list";
import type { SignOutReceipt } from "@/lib/browser/sign-out-receipt";
import { otherDevicesWords } from "@/lib/other-devices-words";

/** One step of a sign-out: what it is about, how it stands, and what that means. */
export type ReceiptStep = { readonly about: string; readonly state: StepState; readonly words: string };

const WORDS = {
  session: "This session",
  ended: "Your session is ended on the server: no copy of it works any more.",
  unconfirmed: "Not confirmed yet. This page goes on asking the server until it has.",
  devices: "Other devices",
  devicesUnasked: "They stay signed in: you signed out of this one only.",
  devicesUnconfirmed: "Signed out together with this session.",
  devicesUnknown: "Your session was over before. Sign in again to see whether other devices are still signed in.",
  apps: "Connected apps",
  noApp: "No app was disconnected.",
  oneApp: "1 connected app was disconnected.",
  severalApps: (count: number) => `${count} connected apps were disconnected.`,
  appsUnconfirmed: "Disconnected together with this session.",
  browser: "This browser",
  emptied: "This browser is emptied of your data.",
  signedOut: "This browser is signed out.",
  tabs: "Other tabs",
  noTab: "No other tab was open.",
  oneTab: "1 other tab closed what it showed.",
  severalTabs: (count: number) => `${count} other tabs closed what they showed.`,
} as const;

/** The steps of DESIGN §7 with what happened at each, in the order in which they happen. */
export function receiptSteps(receipt: SignOutReceipt): ReceiptStep[] {
  return [
    sessionStep(receipt.revocation === "committed"),
    { about: WORDS.devices, ...devices(receipt) },
    { about: WORDS.apps, ...apps(receipt) },
    { about: WORDS.browser, state: "done", words: WORDS.emptied },
    { about: WORDS.tabs, state: "done", words: tabsWords(receipt.otherTabs) },
  ];
}

/** What can be told without a receipt, after a sign-out without scripts for instance. */
export function stepsWithoutReceipt(unfinished: boolean): ReceiptStep[] {
  return unfinished ? [sessionStep(false)] : [{ about: WORDS.browser, state: "done", words: WORDS.signedOut }];
}

function sessionStep(committed: boolean): ReceiptStep {
  return committed
    ? { about: WORDS.session, state: "done", words: WORDS.ended }
    : { about: WORDS.session, state: "pending", words: WORDS.unconfirmed };
}

// Only a session that lives can end others. One that was over by then, or that the server ended while nobody could wait for
// its answer, tells nothing about them.
function devices({ revocation, scope, ended }: SignOutReceipt): Omit<ReceiptStep, "about"> {
  if (scope === "this") return { state: "unasked", words: WORDS.devicesUnasked };
  if (revocation === "pending") return { state: "pending", words: WORDS.devicesUnconfirmed };
  if (ended === null || ended === 0) return { state: "unknown", words: WORDS.devicesUnknown };
  return { state: "done", words: otherDevicesWords(ended - 1) };
}

function apps({ revocation, apps: count }: SignOutReceipt): Omit<ReceiptStep, "about"> {
  if (revocation === "pending") return { state: "pending", words: WORDS.appsUnconfirmed };
  if (count === 0) return { state: "done", words: WORDS.noApp };
  return { state: "done", words: count === 1 ? WORDS.oneApp : WORDS.severalApps(count) };
}

function tabsWords(count: number): string {
  if (count === 0) return WORDS.noTab;
  return count === 1 ? WORDS.oneTab : WORDS.severalTabs(count);
}
