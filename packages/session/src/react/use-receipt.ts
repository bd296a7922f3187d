"use client";

import { useSyncExternalStore } from "react";
import { listenToReceipt, parseReceipt, readStoredReceipt } from "../browser/sign-out-receipt.ts";
import { receiptSteps, stepsWithoutReceipt, type ReceiptStep } from "./receipt-steps.ts";
import { useHydrated } from "./use-hydrated.ts";
import { useLanguage, useWords } from "./words-provider.tsx";

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
    mustFinish: pending && !unfinished,
  };
}
