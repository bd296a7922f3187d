"use client";

import { useSearchParams } from "next/navigation";
import type { ChangeEvent } from "react";
import { ActivityChart } from "@/components/activity/activity-chart";
import { ActivityHistory, type InitialActivity } from "@/components/activity/activity-history";
import { ConnectionNotice } from "aurora-session/react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/field";
import { useWords } from "@/components/words/words-provider";
import type { DailyActivity } from "@/lib/activity/activity-schemas";
import { EVENT_KINDS, parseEventKind, type EventKind } from "@/lib/activity/event-kinds";

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
        {kind !== null && <p className="mb-4 hidden font-medium print:block">{words.kinds[kind]}</p>}
        <ActivityHistory kind={kind} initial={initial} />
      </Card>
    </div>
  );
}

/**
 * Returns the kind of events that the address asks for (null: all), and a function that asks for another. Each choice
 * is an entry of the history, so Back works; Next follows `pushState` without asking the server.
 */
function useEventKind(): [kind: EventKind | null, show: (kind: EventKind | null) => void] {
  const kind = parseEventKind(useSearchParams().get("kind"));
  return [kind, (next) => history.pushState(null, "", next === null ? location.pathname : `?kind=${next}`)];
}

type ActivityFilterProps = { kind: EventKind | null; onShow: (kind: EventKind | null) => void };

/** The choice of a kind of events to list. Without JavaScript it is a form that loads the page again. */
function ActivityFilter({ kind, onShow }: ActivityFilterProps) {
  const words = useWords().activity;
  const options = [
    { value: "", label: words.everything },
    ...EVENT_KINDS.map((each) => ({ value: each, label: words.kinds[each] })),
  ];
  const choose = (event: ChangeEvent<HTMLSelectElement>) => onShow(parseEventKind(event.target.value));
  return (
    <form method="get" className="mb-6 flex flex-wrap items-end gap-3 print:hidden">
      <div className="w-full sm:w-64">
        <SelectField label={words.show} name="kind" options={options} value={kind ?? ""} onChange={choose} />
      </div>
      <noscript>
        <Button type="submit" variant="secondary">
          {words.show}
        </Button>
      </noscript>
    </form>
  );
}
