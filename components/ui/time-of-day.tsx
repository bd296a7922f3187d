"use client";

import { useHydrated } from "aurora-session/react";

type TimeOfDayProps = {
  /** ISO 8601, in UTC as the server writes it: `2025-11-21T09:05:00.000Z`. */
  value: string;
};

/**
 * The time of day of a moment, where its day stands elsewhere. It is in UTC in the server's HTML, then in the person's
 * own time: see `Timestamp`.
 */
export function TimeOfDay({ value }: TimeOfDayProps) {
  const hydrated = useHydrated();
  return (
    <time dateTime={value} className="tabular-nums">
      {hydrated ? localText(value) : `${value.slice(11, 16)} UTC`}
    </time>
  );
}

function localText(value: string): string {
  const format = new Intl.DateTimeFormat(document.documentElement.lang || "en", { timeStyle: "short" });
  return format.format(new Date(value));
}
