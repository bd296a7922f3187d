"use client";

import { useHydrated } from "aurora-session/react";

type TimestampProps = {
  /** ISO 8601, in UTC as the server writes it: `2025-11-21T09:05:00.000Z`. */
  value: string;
};

/** A moment. The server writes it in UTC, by hand, because two versions of ICU would not agree; the browser then shows the person's own time. */
export function Timestamp({ value }: TimestampProps) {
  const hydrated = useHydrated();
  return (
    <time dateTime={value} className="tabular-nums">
      {hydrated ? localText(value) : utcText(value)}
    </time>
  );
}

function utcText(value: string): string {
  return `${value.slice(0, 10)} ${value.slice(11, 16)} UTC`;
}

function localText(value: string): string {
  const format = new Intl.DateTimeFormat(document.documentElement.lang || "en", {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return format.format(new Date(value));
}
