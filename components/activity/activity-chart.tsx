"use client";

import { useQuery } from "@tanstack/react-query";
import { useTab, useHydrated } from "aurora-session/react";
import { Card } from "@/components/ui/card";
import { dayText } from "@/components/ui/calendar-day";
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

type Bar = { key: string; title: string; above: number; below: number };

type MirroredBarsProps = {
  /** The picture in words, for people who don't see it. The numbers belong beside it, in a table. */
  summary: string;
  bars: readonly Bar[];
};

const SLOT = 10;
const BAR = 7;
const HALF = 50;
// One among hundreds has to be visible.
const LEAST = 3;

/**
 * Two counts per place, one as a bar above the line and one below it, so that nobody needs colours to tell them apart.
 * The picture takes the width it is given; pointing at a place shows its numbers.
 */
function MirroredBars({ summary, bars }: MirroredBarsProps) {
  const highest = Math.max(1, ...bars.flatMap(({ above, below }) => [above, below]));
  const height = (count: number) => (count === 0 ? 0 : Math.max(LEAST, (count / highest) * HALF));
  const width = bars.length * SLOT;
  return (
    <svg
      role="img"
      aria-label={summary}
      viewBox={`0 0 ${width} ${2 * HALF}`}
      preserveAspectRatio="none"
      className="block h-36 w-full"
    >
      {bars.map(({ key, title, above, below }, index) => (
        <g key={key} transform={`translate(${index * SLOT} 0)`}>
          <title>{title}</title>
          <rect width={SLOT} height={2 * HALF} fill="transparent" />
          <rect
            x={(SLOT - BAR) / 2}
            y={HALF - height(above)}
            width={BAR}
            height={height(above)}
            className="fill-accent forced-colors:fill-[CanvasText]"
          />
          <rect
            x={(SLOT - BAR) / 2}
            y={HALF}
            width={BAR}
            height={height(below)}
            className="fill-line-strong forced-colors:fill-[CanvasText]"
          />
        </g>
      ))}
      <line
        x2={width}
        y1={HALF}
        y2={HALF}
        vectorEffect="non-scaling-stroke"
        className="stroke-ink forced-colors:stroke-[CanvasText]"
      />
    </svg>
  );
}
