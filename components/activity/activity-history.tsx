"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { ActivityDays } from "@/components/activity/activity-days";
import { OlderActivity } from "@/components/activity/older-activity";
import { useTab } from "aurora-session/react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useWords } from "@/components/words/words-provider";
import type { activitySchema } from "@/lib/activity/activity-schemas";
import { activityOptions, FIRST_PAGE } from "@/lib/activity/activity-query-options";
import type { EventKind } from "@/lib/activity/event-kind";

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
        <OlderActivity
          shown={events.length}
          more={activity.hasNextPage}
          loading={activity.isFetchingNextPage}
          failed={activity.isFetchNextPageError}
          onShow={() => activity.fetchNextPage()}
        />
      </>
    );
  }
  return activity.isError ? <Failed onRetry={() => activity.refetch()} /> : <Loading />;
}

function NothingYet({ kind }: { kind: EventKind | null }) {
  const words = useWords().activity;
  if (kind === null) return <EmptyState title={words.noneTitle}>{words.none}</EmptyState>;
  return <EmptyState title={words.noneOfKindTitle}>{words.noneOfKind}</EmptyState>;
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const { activity, common } = useWords();
  return (
    <Alert tone="danger" title={activity.failed}>
      <Button variant="secondary" className="mt-3" onClick={onRetry}>
        {common.tryAgain}
      </Button>
    </Alert>
  );
}

function Loading() {
  const words = useWords().activity;
  return (
    <div role="status" aria-label={words.loading} className="grid gap-4">
      <Skeleton className="h-6 w-32" />
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
    </div>
  );
}
