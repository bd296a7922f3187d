"use client";

import { pageLocale } from "aurora-session/browser";
import { useHydrated } from "aurora-session/react";
import { relativeTimeText } from "@/components/ui/relative-time";
import { useNow } from "@/components/ui/use-now";
import { documentTimeZone } from "@/components/ui/time-zone";

type TimestampProps = {
  /** ISO 8601, in UTC as the server writes it: `2025-11-21T09:05:00.000Z`. */
  value: string;
};

const EXACT: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" };

/**
 * A moment. The server writes it in UTC, by hand, because two versions of ICU would not agree; the browser then shows it in
 * the time zone of the account, or else in its own.
 */
export function Timestamp({ value }: TimestampProps) {
  return <LocalTime value={value} utc={utcText(value)} format={EXACT} />;
}

/** The time of day of a moment, where its day stands elsewhere: see {@link Timestamp}. */
export function TimeOfDay({ value }: TimestampProps) {
  return <LocalTime value={value} utc={`${value.slice(11, 16)} UTC`} format={{ timeStyle: "short" }} />;
}

/** How long ago a moment was, and exactly when for who points at it and for screen readers. See {@link Timestamp}. */
export function TimeAgo({ value }: TimestampProps) {
  const now = useNow();
  // The day is about as long as what comes in its place: nothing moves for it.
  if (now === null)
    return (
      <time dateTime={value} title={utcText(value)}>
        {value.slice(0, 10)}
      </time>
    );
  const exact = localText(value, EXACT);
  return (
    <time dateTime={value} title={exact}>
      {relativeTimeText(documentLocale(), value, now)}
      <span className="sr-only">{`, ${exact}`}</span>
    </time>
  );
}

function utcText(value: string): string {
  return `${value.slice(0, 10)} ${value.slice(11, 16)} UTC`;
}

/** Returns the locale of dates and times on this page. Not for server rendering. */
export function documentLocale(): string {
  return pageLocale(document.documentElement.lang || "en");
}

function localText(value: string, format: Intl.DateTimeFormatOptions): string {
  const options = { ...format, timeZone: documentTimeZone() };
  return new Intl.DateTimeFormat(documentLocale(), options).format(new Date(value));
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
