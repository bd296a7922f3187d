"use client";

import { useHydrated } from "aurora-session/react";
import { documentTimeZone } from "@/components/ui/time-zone";

type TimestampProps = {
  /** ISO 8601, in UTC as the server writes it: `2025-11-21T09:05:00.000Z`. */
  value: string;
};

/** A moment. The server writes it in UTC, by hand, because two versions of ICU would not agree; the browser then shows it in the time zone of the account, or else in its own. */
export function Timestamp({ value }: TimestampProps) {
  const utc = `${value.slice(0, 10)} ${value.slice(11, 16)} UTC`;
  return <LocalTime value={value} utc={utc} format={{ dateStyle: "medium", timeStyle: "short" }} />;
}

/** The time of day of a moment, where its day stands elsewhere: see {@link Timestamp}. */
export function TimeOfDay({ value }: TimestampProps) {
  return <LocalTime value={value} utc={`${value.slice(11, 16)} UTC`} format={{ timeStyle: "short" }} />;
}

type LocalTimeProps = TimestampProps & { utc: string; format: Intl.DateTimeFormatOptions };

function LocalTime({ value, utc, format }: LocalTimeProps) {
  const hydrated = useHydrated();
  return (
    <time dateTime={value} className="tabular-nums">
      {hydrated ? localText(value, format) : utc}
    </time>
  );
}

function localText(value: string, format: Intl.DateTimeFormatOptions): string {
  const language = document.documentElement.lang || "en";
  return new Intl.DateTimeFormat(language, { ...format, timeZone: documentTimeZone() }).format(new Date(value));
}
