"use client";

import { useQuery } from "@tanstack/react-query";
import { useTab, useHydrated } from "aurora-session/react";
import { Card } from "@/components/ui/card";
import { dayText } from "@/components/ui/calendar-day";
import { MirroredBars } from "@/components/ui/mirrored-bars";
import { useLanguage, useWords } from "@/components/words/words-provider";
import type { DailyActivity } from "@/lib/activity/activity-schemas";
import { dailyActivityOptions } from "@/lib/activity/activity-query-options";
import { fill, fillCount } from "aurora-session/shared";

/** Sign-ins and endings of the last 30 days: a picture, its sum in words, and the numbers as a table for screen readers. */
export function ActivityChart({ initial, readAt }: { initial: DailyActivity; readAt: number }) {
  const tab = useTab();
  const words = useWords().activity;
  const count = useCounts();
  const options = dailyActivityOptions(tab.api, tab);
  const { days } = useQuery({ ...options, initialData: initial, initialDataUpdatedAt: readAt }).data;
  const hydrated = useHydrated();
  const nameOf = (day: string) => (hydrated ? dayText(day, "medium") : day);
  const total = count(sumOf(days, "signIns"), sumOf(days, "endings"));
  const bars = days.map(({ day, signIns, endings }) => ({
    key: day,
    title: fill(words.chartBar, { day: nameOf(day), ...count(signIns, endings) }),
    above: signIns,
    below: endings,
  }));
  return (
    <Card title={words.chartTitle} description={`${fill(words.chartSum, total)}. ${words.chartDays}`}>
      <div className="relative">
        <Legend />
        <MirroredBars summary={fill(words.chartSummary, total)} bars={bars} />
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

function useCounts(): (signIns: number, endings: number) => { signIns: string; endings: string } {
  const { signInCount, endingCount } = useWords().activity;
  const language = useLanguage();
  return (signIns, endings) => ({
    signIns: fillCount(language, signInCount, signIns),
    endings: fillCount(language, endingCount, endings),
  });
}

function Legend() {
  const words = useWords().activity;
  const swatch = "me-2 inline-block size-3 forced-color-adjust-none";
  return (
    <ul aria-hidden="true" className="mb-3 flex flex-wrap gap-x-6 gap-y-1 text-small">
      <li>
        <span className={`${swatch} bg-accent forced-colors:bg-[CanvasText]`} />
        {words.above}
      </li>
      <li>
        <span className={`${swatch} bg-line-strong forced-colors:bg-[CanvasText]`} />
        {words.below}
      </li>
    </ul>
  );
}

function DayTable({ days, nameOf }: DailyActivity & { nameOf: (day: string) => string }) {
  const words = useWords().activity;
  return (
    <table>
      <caption>{words.tableCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          <th scope="col">{words.signIns}</th>
          <th scope="col">{words.endings}</th>
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
