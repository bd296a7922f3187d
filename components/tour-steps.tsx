"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import type { z } from "zod";
import { SignOutDialog } from "@/components/sign-out-dialog";
import { useTab } from "@/components/tab-guard";
import { Button, ButtonLink } from "@/components/ui/button";
import { Step } from "@/components/ui/step-list";
import type { sessionsSchema } from "@/lib/api-schemas";
import { sessionsOptions } from "@/lib/browser/session-query-options";
import { countPeers, listenToPeers } from "@/lib/browser/tab-peers";
import { isTourStepNoted, listenToTourSteps, noteTourStep } from "@/lib/browser/tour";
import type { TourStep } from "@/lib/tour";

const WORDS = {
  tab: {
    title: "Open a second tab",
    words: "Tabs of one browser know each other. When one signs out, all of them empty themselves.",
    action: "Open a tab",
  },
  device: { title: "Connect a second device" },
  everywhere: {
    title: "Sign out everywhere",
    words: "Put both where you can see them, and confirm. The tab leaves at once, the device a moment later.",
    action: "Sign out everywhere",
  },
  progress: (done: number) =>
    done === 2 ? "2 of 3 steps are done. The last one signs you out." : `${done} of 3 steps are done.`,
} as const;

type Sessions = z.infer<typeof sessionsSchema>;
type TourStepsProps = { initial: Sessions; secondDevice: ReactNode };

/** The steps of the tour. Each is done when it has really happened: another tab answered, another session exists. */
export function TourSteps({ initial, secondDevice }: TourStepsProps) {
  const hasTab = useTourStep("tab", useOtherTabs());
  const hasDevice = useTourStep("device", useOtherDevices(initial));
  return (
    <>
      <p role="status" className="mb-6 text-small text-ink-soft">
        {WORDS.progress(Number(hasTab) + Number(hasDevice))}
      </p>
      <ol className="grid gap-8 lg:grid-cols-[1fr_1.4fr_1fr]">
        <li>
          <Step number={1} state={hasTab ? "done" : "open"} title={WORDS.tab.title}>
            <p className="mb-4 text-small text-ink-soft">{WORDS.tab.words}</p>
            <ButtonLink href="/dashboard" target="_blank" rel="noopener" variant="secondary">
              {WORDS.tab.action}
            </ButtonLink>
          </Step>
        </li>
        <li>
          <Step number={2} state={hasDevice ? "done" : "open"} title={WORDS.device.title}>
            {secondDevice}
          </Step>
        </li>
        <li>
          <Step number={3} state="open" title={WORDS.everywhere.title}>
            <p className="mb-4 text-small text-ink-soft">{WORDS.everywhere.words}</p>
            <SignOutEverywhere />
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

// What was done stays done, also when the tab or the device is closed again.
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

function SignOutEverywhere() {
  const [open, setOpen] = useState(false);
  const [questions, setQuestions] = useState(0);

  function ask() {
    setQuestions(questions + 1);
    setOpen(true);
  }

  return (
    <>
      <Button variant="secondary" onClick={ask}>
        {WORDS.everywhere.action}
      </Button>
      <SignOutDialog key={questions} open={open} onCancel={() => setOpen(false)} everywhereAtFirst />
    </>
  );
}
