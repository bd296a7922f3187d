"use client";

import { useQuery } from "@tanstack/react-query";
import { useTab } from "aurora-session/react";
import { RetryAlert } from "@/components/forms/retry-alert";
import { EmptyState } from "@/components/ui/empty-state";
import { Loading } from "@/components/ui/skeleton";
import { TimeAgo } from "@/components/ui/timestamp";
import { useWords } from "@/components/words/words-provider";
import type { PublicEvent } from "@/lib/activity/activity-schemas";
import { recentActivityOptions } from "@/lib/activity/activity-query-options";
import { groupRuns } from "@/lib/activity/event-runs";
import { EventRow } from "@/components/activity/event-row";

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
  return (
    <ol className="-my-3 divide-y divide-line">
      {groupRuns(events).map((run) => (
        <EventRow key={run[0].id} run={run} time={<TimeAgo value={run[0].at} />} />
      ))}
    </ol>
  );
}
