import type { StepState } from "@/components/ui/step-list";
import type { SignOutReceipt } from "aurora-session/browser";
import { type Language, fillCount, otherDevicesText } from "aurora-session/shared";
import type { Words } from "@/lib/words/words";

/** The words of the receipt, which its page hands to the browser. */
export type ReceiptWords = Words["aurora"]["receipt"] & {
  readonly stepStates: Words["aurora"]["steps"];
  readonly otherDevices: Words["aurora"]["devices"]["ended"];
};

/** Picks the words of the receipt from a catalogue. */
export function receiptWords({ aurora }: Words): ReceiptWords {
  return { ...aurora.receipt, stepStates: aurora.steps, otherDevices: aurora.devices.ended };
}

/** One step of a sign-out: what it is about, how it stands, and what that means. */
export type ReceiptStep = { readonly about: string; readonly state: StepState; readonly words: string };

/** Returns the steps of a sign-out in the order in which they happen, each with its outcome. */
export function receiptSteps(language: Language, words: ReceiptWords, receipt: SignOutReceipt): ReceiptStep[] {
  return [
    sessionStep(words, receipt.revocation === "committed"),
    { about: words.devices, ...devices(language, words, receipt) },
    { about: words.apps, ...apps(language, words, receipt) },
    { about: words.browser, state: "done", words: words.emptied },
    { about: words.tabs, state: "done", words: tabsText(language, words, receipt.otherTabs) },
  ];
}

/** Returns the steps that are known without a receipt, after a sign-out without scripts for instance. */
export function stepsWithoutReceipt(words: ReceiptWords, unfinished: boolean): ReceiptStep[] {
  return unfinished ? [sessionStep(words, false)] : [{ about: words.browser, state: "done", words: words.signedOut }];
}

function sessionStep(words: ReceiptWords, committed: boolean): ReceiptStep {
  return committed
    ? { about: words.session, state: "done", words: words.ended }
    : { about: words.session, state: "pending", words: words.unconfirmed };
}

type Outcome = Omit<ReceiptStep, "about">;

// Only a live session can end others. If it was over by then, or if the server ended it after the browser had stopped
// waiting, nothing is known about them.
function devices(language: Language, words: ReceiptWords, { revocation, scope, ended }: SignOutReceipt): Outcome {
  if (scope === "this") return { state: "unasked", words: words.devicesUnasked };
  if (revocation === "pending") return { state: "pending", words: words.devicesUnconfirmed };
  if (ended === null || ended === 0) return { state: "unknown", words: words.devicesUnknown };
  return { state: "done", words: otherDevicesText(language, words.otherDevices, ended - 1) };
}

function apps(language: Language, words: ReceiptWords, { revocation, apps: count }: SignOutReceipt): Outcome {
  if (revocation === "pending") return { state: "pending", words: words.appsUnconfirmed };
  return { state: "done", words: count === 0 ? words.noApp : fillCount(language, words.someApps, count) };
}

function tabsText(language: Language, words: ReceiptWords, count: number): string {
  return count === 0 ? words.noTab : fillCount(language, words.someTabs, count);
}
