import { expect, test } from "vitest";
import { relativeTimeText } from "@/components/ui/relative-time";

const NOW = Date.parse("2026-11-30T12:00:00Z");

test.each([
  ["2026-11-30T11:59:30Z", "now", "jetzt"],
  // A clock that is a little wrong tells of no future.
  ["2026-11-30T12:00:20Z", "now", "jetzt"],
  ["2026-11-30T11:58:10Z", "1 minute ago", "vor 1 Minute"],
  ["2026-11-30T10:00:00Z", "2 hours ago", "vor 2 Stunden"],
  ["2026-11-29T06:00:00Z", "1 day ago", "vor 1 Tag"],
  ["2026-11-10T12:00:00Z", "2 weeks ago", "vor 2 Wochen"],
  ["2026-09-30T12:00:00Z", "2 months ago", "vor 2 Monaten"],
  ["2024-11-30T12:00:00Z", "2 years ago", "vor 2 Jahren"],
])("%s is %s, %s", (value, english, german) => {
  expect(relativeTimeText("en-GB", value, NOW)).toBe(english);
  expect(relativeTimeText("de", value, NOW)).toBe(german);
});
