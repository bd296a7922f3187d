"use client";

import { useQuery } from "@tanstack/react-query";
import { useTab } from "aurora-session/react";
import { RetryAlert } from "@/components/forms/retry-alert";
import { EmptyState } from "@/components/ui/empty-state";
import { Loading } from "@/components/ui/skeleton";
import { Timestamp } from "@/components/ui/timestamp";
import { useLanguage, useWords } from "@/components/words/words-provider";
import type { PublicEvent } from "@/lib/activity/activity-schemas";
import { recentActivityOptions } from "@/lib/activity/activity-query-options";
import { deviceText } from "aurora-session/shared";
import { eventText } from "@/lib/activity/event-text";

/** The newest events of the account. */
export function ActivityList() {
  const tab = useTab();
  const words = useWords();
  const activity = useQuery(recentActivityOptions(tab.api, tab));
  if (activity.data !== undefined && activity.data.events.length === 0)
    return <EmptyState title={words.activity.noneTitle}>{words.activity.none}</EmptyState>;
  if (activity.data !== undefined) return <Events events={activity.data.events} />;
  if (activity.isError) return <RetryAlert title={words.activity.failed} onRetry={() => activity.refetch()} />;
  return <Loading label={words.activity.loading} shapes={["h-6", "h-6", "h-6"]} />;
}

function Events({ events }: { events: readonly PublicEvent[] }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <ol className="-my-3 divide-y divide-line">
      {events.map((event) => (
        <li key={event.id} className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 py-3">
          <span>
            {eventText(language, words.events, event)}
            {event.device.name !== null && (
              <span className="text-ink-soft">
                {" · "}
                <bdi>{deviceText(words.aurora.devices.names, event.device.name)}</bdi>
              </span>
            )}
          </span>
          <span className="text-small text-ink-soft">
            <Timestamp value={event.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
