"use client";

import { useQuery } from "@tanstack/react-query";
import { useTab } from "@/components/tab-guard";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Timestamp } from "@/components/ui/timestamp";
import type { PublicEvent } from "@/lib/api-schemas";
import { recentActivityOptions } from "@/lib/browser/session-query-options";
import { eventWords } from "@/lib/event-words";

/** The newest events of the account. */
export function ActivityList() {
  const tab = useTab();
  const activity = useQuery(recentActivityOptions(tab.api, tab));
  if (activity.data !== undefined && activity.data.events.length === 0)
    return <EmptyState title="Nothing yet">What happens to your account is listed here.</EmptyState>;
  if (activity.data !== undefined) return <Events events={activity.data.events} />;
  if (activity.isError)
    return (
      <Alert tone="danger" title="Your activity couldn't be loaded">
        <Button variant="secondary" className="mt-3" onClick={() => activity.refetch()}>
          Try again
        </Button>
      </Alert>
    );
  return (
    <div role="status" aria-label="Loading your activity" className="grid gap-4">
      <Skeleton className="h-6" />
      <Skeleton className="h-6" />
      <Skeleton className="h-6" />
    </div>
  );
}

function Events({ events }: { events: readonly PublicEvent[] }) {
  return (
    <ol className="-my-3 divide-y divide-line">
      {events.map((event) => (
        <li key={event.id} className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 py-3">
          <span>
            {eventWords(event)}
            {event.device.name !== null && <span className="text-ink-soft"> · {event.device.name}</span>}
          </span>
          <span className="text-small text-ink-soft">
            <Timestamp value={event.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
