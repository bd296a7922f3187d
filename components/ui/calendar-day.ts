import { documentLocale } from "@/components/ui/timestamp";

/** A calendar day as ISO 8601 writes it: `2025-11-21`. */
type Day = string;

/** Returns the day of a moment in UTC, on which the server and a browser that hydrates agree. */
export function utcDay(moment: string): Day {
  return moment.slice(0, 10);
}

/** Returns the day of a moment in the browser's time zone. */
export function localDay(moment: string): Day {
  return dayOf(new Date(moment));
}

function dayOf(date: Date): Day {
  return [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join("-");
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
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
  if (day === dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return daysAgoText(1);
  return dayText(day, "full");
}

function daysAgoText(days: number): string {
  const language = documentLocale();
  const text = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-days, "day");
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
