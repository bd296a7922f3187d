"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { FinishSignOut } from "@/components/session/finish-sign-out";
import { PublicFrame } from "@/components/ui/public-frame";
import {
  receiptSteps,
  stepsWithoutReceipt,
  type ReceiptStep,
  type ReceiptWords,
} from "@/components/session/receipt-steps";
import { ButtonLink } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { SpokenStatus } from "@/components/ui/spoken-status";
import { Step, StepList } from "@/components/ui/step-list";
import { useHydrated } from "@/components/ui/use-hydrated";
import { listenToReceipt, parseReceipt, readStoredReceipt } from "aurora-session/browser";
import type { Language } from "aurora-session/shared";

type ReceiptProps = {
  language: Language;
  words: ReceiptWords;
  /** Whether a sign-out is still unfinished: the server knows this without the tab's receipt. */
  unfinished: boolean;
};

/**
 * The page that a sign-out leads to. It shows each step's outcome, from the receipt that this tab kept, else from what the
 * server knows. The focus goes to its heading, because the button that had it is gone with the former page.
 */
export function Receipt({ language, words, unfinished }: ReceiptProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const hydrated = useHydrated();
  const stored = useSyncExternalStore(listenToReceipt, readStoredReceipt, () => null);
  const receipt = parseReceipt(stored);
  const pending = receipt === null ? unfinished : receipt.revocation === "pending";
  const { title, lead, spoken } = pending ? words.pending : words.done;
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    // As high as most receipts, so that nothing below moves when this tab's receipt is short or missing.
    <div className="min-h-[48rem]">
      <PublicFrame title={title} lead={lead} headingRef={heading}>
        <SpokenStatus>{spoken}</SpokenStatus>
        <ButtonLink href="/login" className="w-full">
          {words.signInAgain}
        </ButtonLink>
        <section aria-labelledby="receipt" className="mt-8 border-t border-line pt-6">
          <h2 id="receipt" className="mb-5 text-heading">
            {words.steps}
          </h2>
          {hydrated ? (
            <Steps
              words={words}
              steps={receipt === null ? stepsWithoutReceipt(words, unfinished) : receiptSteps(language, words, receipt)}
            />
          ) : (
            <WithoutScripts words={words} unfinished={unfinished} />
          )}
        </section>
        {/* Another tab may have finished it since. No cookie names it any more then, and only the server can confirm it. */}
        {pending && !unfinished && <FinishSignOut />}
      </PublicFrame>
    </div>
  );
}

function Steps({ words: { stepStates }, steps }: { words: ReceiptWords; steps: readonly ReceiptStep[] }) {
  return (
    <StepList>
      {steps.map(({ about, state, words }) => (
        <Step key={about} state={state} stateLabel={stepStates[state]} title={about}>
          <p className="text-small text-ink-soft">{words}</p>
        </Step>
      ))}
    </StepList>
  );
}

// As high as the words of a sign-out of this device, on a wide screen.
const PLACES = [
  ["session", "h-10.5"],
  ["devices", "h-10.5"],
  ["apps", "h-5"],
  ["browser", "h-5"],
  ["tabs", "h-5"],
] as const;

// The server has no receipt. Its place is kept until scripts run. Where none run, it shows what the server knows.
function WithoutScripts({ words, unfinished }: Omit<ReceiptProps, "language">) {
  return (
    <>
      <div className="noscript:hidden" aria-hidden="true">
        <StepList>
          {PLACES.map(([step, height]) => (
            <div key={step} className="flex gap-4">
              <Skeleton className="-mt-0.5 size-7 shrink-0 rounded-full" />
              <div className="flex-1">
                <Skeleton className="h-6 w-32" />
                <Skeleton className={`mt-0.5 ${height}`} />
              </div>
            </div>
          ))}
        </StepList>
      </div>
      <div className="hidden noscript:block">
        <Steps words={words} steps={stepsWithoutReceipt(words, unfinished)} />
      </div>
    </>
  );
}
