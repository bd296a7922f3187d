"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { ActivityDays } from "@/components/activity/activity-days";
import { AdminUserActions, SessionItem, statesOf } from "@/components/admin/admin-user";
import { fetchOlder } from "@/components/forms/older-entries";
import { RetryAlert } from "@/components/forms/retry-alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Loading } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { Timestamp } from "@/components/ui/timestamp";
import { useWords } from "@/components/words/words-provider";
import { adminActivityOptions, adminUserOptions } from "@/lib/admin/admin-query-options";
import type { AdminUser } from "@/lib/admin/admin-schemas";
import { ConnectionNotice, useTab } from "aurora-session/react";

type AdminUserDetailsProps = {
  /** The user, as the server read it with the page. */
  initial: AdminUser;
  /** Milliseconds since 1970. */
  readAt: number;
};

/** One user for administrators: their state and what may be done, their live sessions, and what happened. */
export function AdminUserDetails({ initial, readAt }: AdminUserDetailsProps) {
  const tab = useTab();
  const nameId = useId();
  const words = useWords().admin;
  const { toast, say } = useToast();
  const { data: user } = useQuery({
    ...adminUserOptions(tab.api, tab, initial.id),
    initialData: initial,
    initialDataUpdatedAt: readAt,
  });
  return (
    <div className="grid gap-6">
      <ConnectionNotice />
      <Card title={words.account}>
        <p id={nameId} className="mb-1 break-words">
          <bdi>{user.email}</bdi>
        </p>
        <p className="text-small text-ink-soft">{statesOf(user, words).join(" · ")}</p>
        <p className="mb-4 text-small text-ink-soft">
          {words.created}: <Timestamp value={user.createdAt} />
        </p>
        <AdminUserActions user={user} describedBy={nameId} onDone={say} />
      </Card>
      <Card title={words.liveSessions}>
        {user.sessions.length === 0 ? (
          <EmptyState title={words.notSignedIn}>{words.noSession}</EmptyState>
        ) : (
          <ul className="-my-3 divide-y divide-line">
            {user.sessions.map((session) => (
              <SessionItem key={session.id} session={session} onDone={say} />
            ))}
          </ul>
        )}
      </Card>
      <Card title={words.activity}>
        <UserActivity id={user.id} />
      </Card>
      {toast}
    </div>
  );
}

function UserActivity({ id }: { id: string }) {
  const tab = useTab();
  const { activity: words, common } = useWords();
  const activity = useInfiniteQuery(adminActivityOptions(tab.api, tab, id));
  if (activity.isError) return <RetryAlert title={words.failed} onRetry={() => activity.refetch()} />;
  if (activity.data === undefined) return <Loading label={words.loading} shapes={["h-6 w-32", "h-12", "h-12"]} />;
  const events = activity.data.pages.flatMap((page) => page.events);
  if (events.length === 0) return <EmptyState title={words.noneTitle}>{words.none}</EmptyState>;
  return (
    <div className="grid justify-items-start gap-5">
      <div className="w-full">
        <ActivityDays events={events} isOwn={false} />
      </div>
      {activity.hasNextPage && (
        <Button variant="secondary" aria-disabled={activity.isFetchingNextPage} onClick={() => fetchOlder(activity)}>
          {activity.isFetchingNextPage ? common.loading : words.showOlder}
        </Button>
      )}
    </div>
  );
}
