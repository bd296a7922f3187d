"use client";

import { useId, type ReactNode } from "react";
import { WasNotMe } from "@/components/session/was-not-me";
import { useLanguage, useWords } from "@/components/words/words-provider";
import type { EventKind } from "@/lib/activity/event-kinds";
import { isContestable, wasRefused, type EventRun } from "@/lib/activity/event-runs";
import { eventText } from "@/lib/activity/event-text";
import { useTab } from "aurora-session/react";
import { addressText, deviceText, fillCount } from "aurora-session/shared";

type EventRowProps = {
  run: EventRun;
  time: ReactNode;
  /** Whether it is about the account of the person who looks at it. */
  isOwn?: boolean;
};

/** An event, or several that are told as one: what happened, where and when, and what to do if it wasn't the person. */
export function EventRow({ run, time, isOwn = true }: EventRowProps) {
  const id = useId();
  const { sessionId } = useTab();
  const [event] = run;
  const isFailure = event.kind === "failures";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <div className="flex min-w-0 flex-1 basis-64 items-center gap-4">
        <EventIcon kind={event.kind} />
        <div id={id} className="min-w-0">
          <p className={isFailure ? "font-medium text-danger" : ""}>
            <RunText run={run} />
          </p>
          <EventPlace run={run} />
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-1 max-sm:w-full max-sm:justify-between max-sm:pl-9 sm:has-[button]:-me-4">
        <p className="text-small text-ink-soft max-sm:pl-4">{time}</p>
        {isOwn && isContestable(event, sessionId) && (
          <WasNotMe describedBy={id} entry={<Entry run={run} time={time} />} wasRefused={wasRefused(event)} />
        )}
      </div>
    </li>
  );
}

function RunText({ run }: { run: EventRun }) {
  const { activity, events } = useWords();
  const language = useLanguage();
  const text = eventText(language, events, run[0]);
  return run.length === 1 ? text : `${text}, ${fillCount(language, activity.times, run.length)}`;
}

// A device name is what a browser says of itself, so it is text, never markup.
function EventPlace({ run: [{ device, type }] }: { run: EventRun }) {
  const { aurora } = useWords();
  const { name, address } = device;
  if (name === null && address === null) return null;
  const isApp = type === "app_connected" || type === "app_disconnected";
  return (
    <p className="text-small wrap-anywhere text-ink-soft">
      {name !== null && <bdi>{isApp ? name : deviceText(aurora.devices.names, name)}</bdi>}
      {name !== null && address !== null && " · "}
      {address !== null && addressText(aurora.devices, address)}
    </p>
  );
}

function Entry({ run, time }: { run: EventRun; time: ReactNode }) {
  return (
    <>
      <p className="font-medium text-ink">
        <RunText run={run} />
      </p>
      <EventPlace run={run} />
      <p className="text-small">{time}</p>
    </>
  );
}

const ICONS: Readonly<Record<EventKind, { disc: string; path: string }>> = {
  sign_ins: { disc: "bg-success-soft text-success", path: "M13 5h5v14h-5M4.5 12H14M10.5 8.5 14 12l-3.5 3.5" },
  failures: { disc: "bg-danger-soft text-danger", path: "M12 4.5 3.5 19h17zM12 10v4M12 16.5v.01" },
  endings: { disc: "bg-sunken text-ink-soft", path: "M11 5H6v14h5M10 12h9.5M16 8.5l3.5 3.5-3.5 3.5" },
  changes: { disc: "bg-info-soft text-info", path: "m5 19 1-4L15.5 5.5l3 3L9 18zM13.5 7.5l3 3" },
};

function EventIcon({ kind }: { kind: EventKind }) {
  const { disc, path } = ICONS[kind];
  return (
    <span
      className={`grid size-9 shrink-0 place-items-center rounded-full ${disc} forced-colors:border forced-colors:text-[CanvasText]`}
    >
      <svg
        viewBox="0 0 24 24"
        className="size-5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={path} />
      </svg>
    </span>
  );
}
