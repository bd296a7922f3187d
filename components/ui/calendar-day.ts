import { documentLocale } from "@/components/ui/timestamp";
import { documentTimeZone } from "@/components/ui/time-zone";

/** A calendar day as ISO 8601 writes it: `2025-11-21`. */
type Day = string;

/** Returns the day of a moment in UTC, on which the server and a browser that hydrates agree. */
export function utcDay(moment: string): Day {
  return moment.slice(0, 10);
}

/** Returns the day of a moment in the time zone of the account, or else in the browser's. */
export function localDay(moment: string): Day {
  return dayOf(new Date(moment));
}

function dayOf(date: Date): Day {
  const format = new Intl.DateTimeFormat("en", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZone: documentTimeZone(),
  });
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]));
  return [parts.get("year"), parts.get("month"), parts.get("day")].join("-");
}

function dayBefore(day: Day): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return utcDay(date.toISOString());
}

/**
 * Returns a day in the browser's words: "Friday, November 21, 2025". Not for server rendering: two versions of ICU
 * would not agree.
 */
export function dayText(day: Day, style: "full" | "medium"): string {
  const format = new Intl.DateTimeFormat(documentLocale(), { dateStyle: style, timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** Returns how people call a local day now: "Today", "Yesterday", or the date. */
export function relativeDayText(day: Day, now: Date): string {
  if (day === dayOf(now)) return daysAgoText(0);
  if (day === dayBefore(dayOf(now))) return daysAgoText(1);
  return dayText(day, "full");
}

function daysAgoText(days: number): string {
  const language = documentLocale();
  const text = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-days, "day");
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
