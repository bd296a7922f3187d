import type { SignOutReceipt } from "../browser/sign-out-receipt.ts";
import { fillCount } from "../shared/fill.ts";
import type { Language } from "../shared/language.ts";
import { otherDevicesText } from "../shared/other-devices-text.ts";
import type { Words } from "../words/words.ts";

/** How a step of a sign-out stands. */
export type ReceiptState = Exclude<keyof Words["steps"], "open">;

/** One step of a sign-out: what it is about, how it stands, and what that means. */
export type ReceiptStep = { readonly about: string; readonly state: ReceiptState; readonly words: string };

/** Returns the steps of a sign-out in the order in which they happen, each with its outcome. */
export function receiptSteps(language: Language, words: Words, receipt: SignOutReceipt): ReceiptStep[] {
  return [
    sessionStep(words, receipt.revocation === "committed"),
    { about: words.receipt.devices, ...devices(language, words, receipt) },
    { about: words.receipt.apps, ...apps(language, words, receipt) },
    { about: words.receipt.browser, state: "done", words: words.receipt.emptied },
    { about: words.receipt.tabs, state: "done", words: tabsText(language, words, receipt.otherTabs) },
  ];
}

/** Returns the steps that are known without a receipt, after a sign-out without scripts for instance. */
export function stepsWithoutReceipt(words: Words, unfinished: boolean): ReceiptStep[] {
  return unfinished
    ? [sessionStep(words, false)]
    : [{ about: words.receipt.browser, state: "done", words: words.receipt.signedOut }];
}

function sessionStep(words: Words, committed: boolean): ReceiptStep {
  return committed
    ? { about: words.receipt.session, state: "done", words: words.receipt.ended }
    : { about: words.receipt.session, state: "pending", words: words.receipt.unconfirmed };
}

type Outcome = Omit<ReceiptStep, "about">;

// Only a live session can end others. If it was over by then, or if the server ended it after the browser had stopped
// waiting, nothing is known about them.
function devices(language: Language, words: Words, { revocation, scope, ended }: SignOutReceipt): Outcome {
  if (scope === "this") return { state: "unasked", words: words.receipt.devicesUnasked };
  if (revocation === "pending") return { state: "pending", words: words.receipt.devicesUnconfirmed };
  if (ended === null || ended === 0) return { state: "unknown", words: words.receipt.devicesUnknown };
  return { state: "done", words: otherDevicesText(language, words.devices.ended, ended - 1) };
}

function apps(language: Language, words: Words, { revocation, apps: count }: SignOutReceipt): Outcome {
  if (revocation === "pending") return { state: "pending", words: words.receipt.appsUnconfirmed };
  return {
    state: "done",
    words: count === 0 ? words.receipt.noApp : fillCount(language, words.receipt.someApps, count),
  };
}

function tabsText(language: Language, words: Words, count: number): string {
  return count === 0 ? words.receipt.noTab : fillCount(language, words.receipt.someTabs, count);
}
