"use client";

import { useSyncExternalStore } from "react";
import { listenToReceipt, parseReceipt, readStoredReceipt, type SignOutReceipt } from "../browser/sign-out-receipt.ts";
import { useHydrated } from "./use-hydrated.ts";
import { useLanguage, useWords } from "./words-provider.tsx";
import { fillCount } from "../shared/fill.ts";
import type { Language } from "../shared/language.ts";
import { otherDevicesText } from "../shared/device-text.ts";
import type { Words } from "../words/en.ts";

/** What a page tells of the sign-out that led to it. */
export type Receipt = {
  readonly title: string;
  readonly lead: string;
  /** The outcome in a sentence, for people who listen. */
  readonly spoken: string;
  /** Each step with its outcome; without scripts what the server knows. */
  readonly steps: readonly ReceiptStep[];
  /** Whether this tab's own receipt could be looked for by now. */
  readonly isRead: boolean;
  /** The page to sign in again, if the receipt of this tab names it. */
  readonly signIn: string | null;
  /**
   * Whether this page has to have the server asked, by {@link FinishSignOut}. Another tab may have finished it since: no
   * cookie names it any more then, and only the server can confirm it.
   */
  readonly mustFinish: boolean;
};

/**
 * Returns each step's outcome from the receipt that this tab kept, else from what the server knows: whether a sign-out is
 * still `unfinished`.
 */
export function useReceipt(unfinished: boolean): Receipt {
  const words = useWords();
  const language = useLanguage();
  const isRead = useHydrated();
  const receipt = parseReceipt(useSyncExternalStore(listenToReceipt, readStoredReceipt, () => null));
  const pending = receipt === null ? unfinished : receipt.revocation === "pending";
  const { title, lead, spoken } = pending ? words.receipt.pending : words.receipt.done;
  return {
    title,
    lead,
    spoken,
    steps: receipt === null ? stepsWithoutReceipt(words, unfinished) : receiptSteps(language, words, receipt),
    isRead,
    signIn: receipt?.signIn ?? null,
    mustFinish: pending && !unfinished,
  };
}

/** How a step of a sign-out stands. */
export type ReceiptState = Exclude<keyof Words["steps"], "open">;

/** One step of a sign-out: what it is about, how it stands, and what that means. */
export type ReceiptStep = { readonly about: string; readonly state: ReceiptState; readonly words: string };

/** Returns the steps of a sign-out in the order in which they happen, each with its outcome. */
function receiptSteps(language: Language, words: Words, receipt: SignOutReceipt): ReceiptStep[] {
  return [
    sessionStep(words, receipt.revocation === "committed"),
    { about: words.receipt.devices, ...devices(language, words, receipt) },
    { about: words.receipt.apps, ...apps(language, words, receipt) },
    { about: words.receipt.browser, state: "done", words: words.receipt.emptied },
    { about: words.receipt.tabs, state: "done", words: tabsText(language, words, receipt.otherTabs) },
  ];
}

/** Returns the steps that are known without a receipt, after a sign-out without scripts for instance. */
function stepsWithoutReceipt(words: Words, unfinished: boolean): ReceiptStep[] {
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
