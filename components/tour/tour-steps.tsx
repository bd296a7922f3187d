"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore, type ReactNode } from "react";
import { useTab } from "aurora-session/react";
import { SignOutButton } from "@/components/session/sign-out-button";
import { ButtonLink } from "@/components/ui/button";
import { Step } from "@/components/ui/step-list";
import { useLanguage, useWords } from "@/components/words/words-provider";
import { sessionsOptions, countPeers, listenToPeers } from "aurora-session/browser";
import { isTourStepNoted, listenToTourSteps, noteTourStep, type TourStep } from "@/lib/tour/tour-progress";
import { fill, type Sessions } from "aurora-session/shared";

type TourStepsProps = { initial: Sessions; secondDevice: ReactNode };

/** The steps of the tour. Each is done once it has really happened: another tab answered, another session exists. */
export function TourSteps({ initial, secondDevice }: TourStepsProps) {
  const { tour: words, aurora } = useWords();
  const language = useLanguage();
  const hasTab = useTourStep("tab", useOtherTabs());
  const hasDevice = useTourStep("device", useOtherDevices(initial));
  const done = Number(hasTab) + Number(hasDevice);
  const count = new Intl.NumberFormat(language);
  const stateOf = (isDone: boolean) => {
    const state = isDone ? "done" : "open";
    return { state, stateLabel: aurora.steps[state] } as const;
  };
  return (
    <>
      <p role="status" className="mb-6 text-small text-ink-soft">
        {fill(done === 2 ? words.lastStep : words.progress, { done: count.format(done), all: count.format(3) })}
      </p>
      <ol className="grid gap-8 lg:grid-cols-[1fr_1.4fr_1fr]">
        <li>
          <Step number={1} {...stateOf(hasTab)} title={words.tabTitle}>
            <p className="mb-4 text-small text-ink-soft">{words.tab}</p>
            <ButtonLink href="/dashboard" target="_blank" rel="noopener" variant="secondary">
              {words.openTab}
            </ButtonLink>
          </Step>
        </li>
        <li>
          <Step number={2} {...stateOf(hasDevice)} title={words.deviceTitle}>
            {secondDevice}
          </Step>
        </li>
        <li>
          <Step number={3} {...stateOf(false)} title={words.everywhereTitle}>
            <p className="mb-4 text-small text-ink-soft">{words.everywhere}</p>
            <SignOutButton label={words.signOutEverywhere} everywhereAtFirst />
          </Step>
        </li>
      </ol>
    </>
  );
}

function useOtherTabs(): boolean {
  return useSyncExternalStore(listenToPeers, countPeers, () => 0) > 0;
}

function useOtherDevices(initial: Sessions): boolean {
  const tab = useTab();
  const { data } = useQuery({ ...sessionsOptions(tab.api, tab), initialData: initial });
  return data.sessions.some(({ kind, current }) => kind === "browser" && !current);
}

// A step stays done when the tab or the device is closed again.
function useTourStep(step: TourStep, isSoNow: boolean): boolean {
  const { sessionId } = useTab();
  const isNoted = useSyncExternalStore(
    listenToTourSteps,
    () => isTourStepNoted(sessionId, step),
    () => false,
  );
  useEffect(() => {
    if (isSoNow) noteTourStep(sessionId, step);
  }, [isSoNow, sessionId, step]);
  return isSoNow || isNoted;
}
