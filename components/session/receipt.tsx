"use client";

import { useEffect, useRef } from "react";
import {
  FinishSignOut,
  Looks,
  SpokenStatus,
  useReceipt,
  type ClassNames,
  type ReceiptStep,
} from "aurora-session/react";
import type { Words } from "aurora-session/words";
import { PublicFrame } from "@/components/ui/page";
import { ButtonLink } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Step, StepList } from "@/components/ui/step-list";

const CLASS_NAMES: ClassNames = { spoken: "sr-only" };

type ReceiptProps = {
  /** Whether a sign-out is still unfinished: the server knows this without the tab's receipt. */
  unfinished: boolean;
  /** The words that the page hands to the package, too: they are no part of its code. */
  words: Words;
};

/**
 * The page that a sign-out leads to, with each step's outcome. The focus goes to its heading, because the button that had it
 * is gone with the former page.
 */
export function Receipt({ unfinished, words: { receipt: words, steps: stepStates } }: ReceiptProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { title, lead, spoken, steps, isRead, mustFinish, next } = useReceipt(unfinished);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    // As high as most receipts, so that nothing below moves when this tab's receipt is short or missing.
    <div className="min-h-[48rem]">
      <PublicFrame title={title} lead={lead} headingRef={heading}>
        <Looks classNames={CLASS_NAMES}>
          <SpokenStatus>{spoken}</SpokenStatus>
        </Looks>
        {next !== null && (
          <ButtonLink href={next} className="mb-3 w-full">
            {words.goOn}
          </ButtonLink>
        )}
        <ButtonLink href="/login" variant={next === null ? "primary" : "secondary"} className="w-full">
          {words.signInAgain}
        </ButtonLink>
        <section aria-labelledby="receipt" className="mt-8 border-t border-line pt-6">
          <h2 id="receipt" className="mb-5 text-heading">
            {words.steps}
          </h2>
          {isRead ? (
            <Steps steps={steps} stepStates={stepStates} />
          ) : (
            <WithoutScripts steps={steps} stepStates={stepStates} />
          )}
        </section>
        {mustFinish && <FinishSignOut />}
      </PublicFrame>
    </div>
  );
}

type StepsProps = { steps: readonly ReceiptStep[]; stepStates: Words["steps"] };

function Steps({ steps, stepStates }: StepsProps) {
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
function WithoutScripts(stated: StepsProps) {
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
        <Steps {...stated} />
      </div>
    </>
  );
}
