"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { ActivityDays } from "@/components/activity/activity-days";
import { useTab } from "aurora-session/react";
import { EmptyState } from "@/components/ui/empty-state";
import { OlderEntries } from "@/components/forms/older-entries";
import { RetryAlert } from "@/components/forms/retry-alert";
import { Loading } from "@/components/ui/skeleton";
import { useWords } from "@/components/words/words-provider";
import type { activitySchema } from "@/lib/activity/activity-schemas";
import type { EventKind } from "@/lib/activity/event-kinds";
import { activityOptions, FIRST_PAGE } from "@/lib/activity/activity-query-options";

/** The first page of one kind of events (null: of all), as the server read it with the page. */
export type InitialActivity = {
  readonly kind: EventKind | null;
  readonly page: z.infer<typeof activitySchema>;
  /** Milliseconds since 1970. */
  readonly readAt: number;
};

/** The audit trail of one kind, or of all: the newest events first, older ones on request. */
export function ActivityHistory({ kind, initial }: { kind: EventKind | null; initial: InitialActivity }) {
  const tab = useTab();
  const words = useWords();
  const activity = useInfiniteQuery({
    ...activityOptions(tab.api, tab, kind),
    ...(kind === initial.kind && {
      initialData: { pages: [initial.page], pageParams: [FIRST_PAGE] },
      initialDataUpdatedAt: initial.readAt,
    }),
  });
  if (activity.data !== undefined) {
    const events = activity.data.pages.flatMap((page) => page.events);
    if (events.length === 0) return <NothingYet kind={kind} />;
    return (
      <>
        <ActivityDays events={events} />
        <OlderEntries shown={events.length} list={activity} failedTitle={words.activity.olderFailed} />
      </>
    );
  }
  if (activity.isError) return <RetryAlert title={words.activity.failed} onRetry={() => activity.refetch()} />;
  return <Loading label={words.activity.loading} shapes={["h-6 w-32", "h-12", "h-12", "h-12"]} />;
}

function NothingYet({ kind }: { kind: EventKind | null }) {
  const words = useWords().activity;
  if (kind === null) return <EmptyState title={words.noneTitle}>{words.none}</EmptyState>;
  return <EmptyState title={words.noneOfKindTitle}>{words.noneOfKind}</EmptyState>;
}
