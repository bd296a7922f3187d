"use client";

import { useEffect, useSyncExternalStore } from "react";
import { followLeavingTabs } from "../browser/leaving-tabs.ts";
import { listenToReceipt, parseReceipt, readStoredReceipt, type SignOutReceipt } from "../browser/sign-out-receipt.ts";
import { useHydrated } from "./use-hydrated.ts";
import { useAllWords, useLanguage } from "./words-provider.tsx";
import { fillCount } from "../shared/fill.ts";
import type { Language } from "../shared/language.ts";
import { sameOriginPath } from "../shared/same-origin-path.ts";
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
  /** The page that the sign-out was to lead to, once it is committed. */
  readonly next: string | null;
};

/**
 * Returns each step's outcome from the receipt that this tab kept, else from what the server knows: whether a sign-out is
 * still `unfinished`.
 */
export function useReceipt(unfinished: boolean): Receipt {
  const words = useAllWords();
  const language = useLanguage();
  const isRead = useHydrated();
  const receipt = parseReceipt(useSyncExternalStore(listenToReceipt, readStoredReceipt, () => null));
  const pending = receipt === null ? unfinished : receipt.revocation === "pending";
  // A page that came without a receipt has none to count for.
  const hasTabs = (receipt?.tabs ?? null) !== null;
  useEffect(() => (hasTabs ? followLeavingTabs() : undefined), [hasTabs]);
  const { title, lead, spoken } = pending ? words.receipt.pending : words.receipt.done;
  return {
    title,
    lead,
    spoken: !pending && awaitsTabs(receipt) ? words.receipt.done.spokenBeforeTabs : spoken,
    steps: receipt === null ? stepsWithoutReceipt(words, unfinished) : receiptSteps(language, words, receipt),
    isRead,
    signIn: receipt?.signIn ?? null,
    mustFinish: pending && !unfinished,
    next: isRead && !pending ? askedPage() : null,
  };
}

function askedPage(): string | null {
  return sameOriginPath(new URLSearchParams(location.search).get("next"), location.origin);
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
    { about: words.receipt.tabs, ...tabs(language, words, receipt) },
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
function devices(language: Language, words: Words, receipt: SignOutReceipt): Outcome {
  const { revocation, scope, ended } = receipt;
  if (revocation === "pending")
    return scope === "this"
      ? { state: "unasked", words: words.receipt.devicesUnasked }
      : { state: "pending", words: words.receipt.devicesUnconfirmed };
  if (ended === null || ended === 0) return { state: "unknown", words: words.receipt.devicesUnknown };
  if (scope === "this") return { state: "unasked", words: othersText(language, words, receipt) };
  return { state: "done", words: otherDevicesText(language, words.devices.ended, ended - 1) };
}

function othersText(language: Language, { receipt: words }: Words, { others }: SignOutReceipt): string {
  if (others === null) return words.devicesUnasked;
  return others === 0 ? words.noDeviceStays : fillCount(language, words.devicesStay, others);
}

function apps(language: Language, words: Words, { revocation, apps: count }: SignOutReceipt): Outcome {
  if (revocation === "pending") return { state: "pending", words: words.receipt.appsUnconfirmed };
  return {
    state: "done",
    words: count === 0 ? words.receipt.noApp : fillCount(language, words.receipt.someApps, count),
  };
}

function awaitsTabs(receipt: SignOutReceipt | null): boolean {
  const { told = [], left = [] } = receipt?.tabs ?? {};
  return left.length < told.length;
}

function tabs(language: Language, { receipt: words }: Words, receipt: SignOutReceipt): Outcome {
  if (receipt.tabs === null) return { state: "unknown", words: words.tabsUnknown };
  const { told, left } = receipt.tabs;
  if (told.length === 0) return { state: "done", words: words.noTab };
  if (!awaitsTabs(receipt)) return { state: "done", words: fillCount(language, words.someTabs, told.length) };
  const counted = [
    fillCount(language, words.toldTabs, told.length),
    fillCount(language, words.answeredTabs, left.length),
  ];
  return { state: "pending", words: counted.join(" ") };
}
