const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const UNITS = [
  ["year", 365 * DAY_MS],
  ["month", 30 * DAY_MS],
  ["week", 7 * DAY_MS],
  ["day", DAY_MS],
  ["hour", HOUR_MS],
  ["minute", MINUTE_MS],
] as const;

/** Returns how long ago something was, in a locale's words: "2 hours ago", and "now" for less than a minute. */
export function relativeTimeText(locale: string, value: string, now: number): string {
  const ago = now - Date.parse(value);
  const [unit, length] = UNITS.find(([, each]) => ago >= each) ?? ["second", Infinity];
  // "Yesterday" may be wrong for what was 30 hours ago, so only "now" is a word.
  const numeric = unit === "second" ? "auto" : "always";
  return new Intl.RelativeTimeFormat(locale, { numeric }).format(-Math.floor(Math.max(ago, 0) / length), unit);
}
