import { expect, test } from "vitest";
import { readDeadline } from "./session-deadline.ts";

const NOON = Date.parse("2026-01-01T12:00:00.000Z");

function at(idleSeconds: number, absoluteSeconds: number) {
  const time = (seconds: number) => new Date(NOON + seconds * 1000).toISOString();
  return readDeadline({ idleExpiresAt: time(idleSeconds), expiresAt: time(absoluteSeconds) }, NOON);
}

test("nothing is said until the last minute", () => {
  expect(at(61, 3600)).toEqual({ phase: "far" });
  expect(at(60, 3600)).toEqual({ phase: "near", end: "idle", secondsLeft: 60 });
});

test("the last second counts until it is over", () => {
  expect(at(0.2, 3600)).toEqual({ phase: "near", end: "idle", secondsLeft: 1 });
  expect(at(0, 3600)).toEqual({ phase: "over", end: "idle", secondsLeft: 0 });
  expect(at(-500, 3600)).toEqual({ phase: "over", end: "idle", secondsLeft: 0 });
});

test("an idle end that is the absolute end can't be moved, and says so", () => {
  expect(at(30, 30)).toEqual({ phase: "near", end: "absolute", secondsLeft: 30 });
});
