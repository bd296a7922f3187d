"use client";

import { ActivityChart } from "@/components/activity/activity-chart";
import { ActivityFilter } from "@/components/activity/activity-filter";
import { ActivityHistory, type InitialActivity } from "@/components/activity/activity-history";
import { ConnectionNotice } from "@/components/session/connection-notice";
import { Card } from "@/components/ui/card";
import { useEventKind } from "@/components/activity/use-event-kind";
import { useWords } from "@/components/words/words-provider";
import type { DailyActivity } from "@/lib/activity/activity-schemas";

type ActivityProps = { initial: InitialActivity; daily: DailyActivity };

/** The account's activity: a picture of the last month, and the audit trail, filtered by the kind in the address. */
export function Activity({ initial, daily }: ActivityProps) {
  const words = useWords().activity;
  const [kind, show] = useEventKind();
  return (
    <div className="grid gap-6">
      <ConnectionNotice />
      <ActivityChart initial={daily} readAt={initial.readAt} />
      <Card title={words.what}>
        <ActivityFilter kind={kind} onShow={show} />
        <ActivityHistory kind={kind} initial={initial} />
      </Card>
    </div>
  );
}
