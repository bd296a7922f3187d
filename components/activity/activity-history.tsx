"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { ActivityDays } from "@/components/activity/activity-days";
import { useTab, useHydrated } from "aurora-session/react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RetryAlert } from "@/components/forms/retry-alert";
import { Loading } from "@/components/ui/skeleton";
import { useWords, useLanguage } from "@/components/words/words-provider";
import type { activitySchema } from "@/lib/activity/activity-schemas";
import type { EventKind } from "@/lib/activity/event-kinds";
import { activityOptions, FIRST_PAGE } from "@/lib/activity/activity-query-options";
import { useRef } from "react";
import { fillCount } from "aurora-session/shared";

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
  if (activity.isError) return <RetryAlert title={words.activity.failed} onRetry={() => activity.refetch()} />;
  return <Loading label={words.activity.loading} shapes={["h-6 w-32", "h-12", "h-12", "h-12"]} />;
}

function NothingYet({ kind }: { kind: EventKind | null }) {
  const words = useWords().activity;
  if (kind === null) return <EmptyState title={words.noneTitle}>{words.none}</EmptyState>;
  return <EmptyState title={words.noneOfKindTitle}>{words.noneOfKind}</EmptyState>;
}

type OlderActivityProps = {
  /** The number of events that are listed above. */
  shown: number;
  more: boolean;
  loading: boolean;
  failed: boolean;
  onShow: () => Promise<{ hasNextPage: boolean }>;
};

/**
 * The end of the list. It says how much is shown, and has a button for older events. When there are no more, the focus
 * moves to the text in the button's place.
 */
function OlderActivity({ shown, more, loading, failed, onShow }: OlderActivityProps) {
  const end = useRef<HTMLParagraphElement>(null);
  const hydrated = useHydrated();
  const { activity: words, common } = useWords();
  const language = useLanguage();

  async function show() {
    const { hasNextPage } = await onShow();
    if (!hasNextPage) end.current?.focus();
  }

  return (
    <div className="mt-8 grid justify-items-start gap-4">
      {failed && !loading && <Alert tone="danger" title={words.olderFailed} className="w-full" />}
      {more && hydrated && (
        <Button variant="secondary" aria-disabled={loading} onClick={loading ? undefined : show}>
          {loading ? common.loading : failed ? common.tryAgain : words.showOlder}
        </Button>
      )}
      <p ref={end} tabIndex={-1} role="status" className="text-small text-ink-soft">
        {more ? fillCount(language, words.newest, shown) : words.all}
      </p>
    </div>
  );
}
