"use client";

import { useId } from "react";
import { localDay, relativeDayText, utcDay } from "@/components/ui/calendar-day";
import { TimeOfDay } from "@/components/ui/timestamp";
import { useHydrated } from "aurora-session/react";
import { useLanguage, useWords } from "@/components/words/words-provider";
import type { PublicEvent } from "@/lib/activity/activity-schemas";
import { deviceText } from "aurora-session/shared";
import { eventText } from "@/lib/activity/event-text";

/** Events grouped by the day on which they happened: the person's local day, or the day in UTC in the server's HTML. */
export function ActivityDays({ events }: { events: readonly PublicEvent[] }) {
  const hydrated = useHydrated();
  const days = groupByDay(events, hydrated ? localDay : utcDay);
  return (
    <div className="grid gap-8">
      {[...days].map(([day, itsEvents]) => (
        <Day key={day} name={hydrated ? relativeDayText(day, new Date()) : day} events={itsEvents} />
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

function Day({ name, events }: { name: string; events: readonly PublicEvent[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1 font-semibold">
        {name}
      </h3>
      <ol className="divide-y divide-line">
        {events.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </ol>
    </section>
  );
}

// A device name is what a browser says of itself, so it is text, never markup.
function EventRow({ event }: { event: PublicEvent }) {
  const { events, aurora } = useWords();
  const language = useLanguage();
  const { name, address } = event.device;
  return (
    <li className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 py-3">
      <div className="min-w-0">
        <p>{eventText(language, events, event)}</p>
        {(name !== null || address !== null) && (
          <p className="text-small wrap-anywhere text-ink-soft">
            {name !== null && <bdi>{deviceText(aurora.devices.names, name)}</bdi>}
            {name !== null && address !== null && " · "}
            {address}
          </p>
        )}
      </div>
      <p className="text-small text-ink-soft">
        <TimeOfDay value={event.at} />
      </p>
    </li>
  );
}
