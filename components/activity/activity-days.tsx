"use client";

import { useId } from "react";
import { localDay, relativeDayText, utcDay } from "@/components/ui/calendar-day";
import { TimeOfDay } from "@/components/ui/timestamp";
import { useHydrated } from "aurora-session/react";
import type { PublicEvent } from "@/lib/activity/activity-schemas";
import { groupRuns, type EventRun } from "@/lib/activity/event-runs";
import { EventRow } from "@/components/activity/event-row";

/** Events grouped by the day on which they happened: the person's local day, or the day in UTC in the server's HTML. */
export function ActivityDays({ events, isOwn = true }: { events: readonly PublicEvent[]; isOwn?: boolean }) {
  const hydrated = useHydrated();
  const days = groupByDay(events, hydrated ? localDay : utcDay);
  return (
    <div className="grid gap-8">
      {[...days].map(([day, itsEvents]) => (
        <Day key={day} name={hydrated ? relativeDayText(day, new Date()) : day} events={itsEvents} isOwn={isOwn} />
      ))}
    </div>
  );
}

// Node 20 has no Map.groupBy.
function groupByDay(events: readonly PublicEvent[], dayOf: (moment: string) => string): Map<string, PublicEvent[]> {
  const days = new Map<string, PublicEvent[]>();
  for (const event of events) {
    const day = dayOf(event.at);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return days;
}

function Day({ name, events, isOwn }: { name: string; events: readonly PublicEvent[]; isOwn: boolean }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1 font-semibold">
        {name}
      </h3>
      <ol className="divide-y divide-line">
        {groupRuns(events).map((run) => (
          <EventRow key={run[0].id} run={run} time={<RunTime run={run} />} isOwn={isOwn} />
        ))}
      </ol>
    </section>
  );
}

function RunTime({ run }: { run: EventRun }) {
  const [last] = run;
  const first = run.at(-1) ?? last;
  if (first.at.slice(0, 16) === last.at.slice(0, 16)) return <TimeOfDay value={last.at} />;
  return (
    <>
      <TimeOfDay value={first.at} />
      {" – "}
      <TimeOfDay value={last.at} />
    </>
  );
}
