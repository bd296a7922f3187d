"use client";

import { useQuery } from "@tanstack/react-query";
import { useTab } from "@/components/tab-guard";
import { Card } from "@/components/ui/card";
import { dayText } from "@/components/ui/calendar-day";
import { MirroredBars } from "@/components/ui/mirrored-bars";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { DailyActivity } from "@/lib/api-schemas";
import { dailyActivityOptions } from "@/lib/browser/activity-query-options";

/** Sign-ins and endings of the last 30 days: a picture, its sum in words, and the numbers as a table for screen readers. */
export function ActivityChart({ initial, readAt }: { initial: DailyActivity; readAt: number }) {
  const tab = useTab();
  const options = dailyActivityOptions(tab.api, tab);
  const { days } = useQuery({ ...options, initialData: initial, initialDataUpdatedAt: readAt }).data;
  const hydrated = useHydrated();
  const nameOf = (day: string) => (hydrated ? dayText(day, "medium") : day);
  const sum = `${counted(sumOf(days, "signIns"), "sign-in")} and ${counted(sumOf(days, "endings"), "ending")}`;
  const bars = days.map(({ day, signIns, endings }) => ({
    key: day,
    title: `${nameOf(day)}: ${counted(signIns, "sign-in")}, ${counted(endings, "ending")}`,
    above: signIns,
    below: endings,
  }));
  return (
    <Card title="The last 30 days" description={`${sum}. Days begin at midnight UTC.`}>
      <div className="relative">
        <Legend />
        <MirroredBars summary={`${sum} in the last 30 days`} bars={bars} />
        <p aria-hidden="true" className="mt-2 flex justify-between gap-4 text-small text-ink-soft">
          <span>{nameOf(days.at(0)?.day ?? "")}</span>
          <span>{nameOf(days.at(-1)?.day ?? "")}</span>
        </p>
        <div className="sr-only">
          <DayTable days={days} nameOf={nameOf} />
        </div>
      </div>
    </Card>
  );
}

function sumOf(days: DailyActivity["days"], what: "signIns" | "endings"): number {
  return days.reduce((sum, day) => sum + day[what], 0);
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function Legend() {
  const swatch = "me-2 inline-block size-3 forced-color-adjust-none";
  return (
    <ul aria-hidden="true" className="mb-3 flex flex-wrap gap-x-6 gap-y-1 text-small">
      <li>
        <span className={`${swatch} bg-accent forced-colors:bg-[CanvasText]`} />
        Sign-ins, above the line
      </li>
      <li>
        <span className={`${swatch} bg-line-strong forced-colors:bg-[CanvasText]`} />
        Endings, below it
      </li>
    </ul>
  );
}

function DayTable({ days, nameOf }: DailyActivity & { nameOf: (day: string) => string }) {
  return (
    <table>
      <caption>Sign-ins and endings per day</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Sign-ins</th>
          <th scope="col">Endings</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, signIns, endings }) => (
          <tr key={day}>
            <th scope="row">{nameOf(day)}</th>
            <td>{signIns}</td>
            <td>{endings}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
