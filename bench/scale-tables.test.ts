import { expect, test } from "vitest";
import type { ScaleResults } from "./results";
import { scalePromises } from "./scale-tables";
import type { Summary } from "./statistics";

const summary = (median: number, p99 = median): Summary => ({
  count: 100,
  median,
  low: median / 2,
  high: p99 * 2,
  p99,
});

function size(sessions: number, check: Summary, signOut: Summary) {
  return { sessions, fillSeconds: 1, operations: { bareRead: summary(1, 2), check, signOut } };
}

const results: ScaleResults = {
  about: {
    date: "2026-01-01",
    commit: "0000000",
    processor: "",
    cores: 2,
    memoryGiB: 24,
    system: "",
    node: "",
    next: "",
    postgres: "",
  },
  sizes: [size(10_000, summary(1), summary(1)), size(10_000_000, summary(1.2, 4), summary(1.3))],
  checkToBareP99: summary(1.25),
  plans: [],
  pruning: {
    deleted: 1,
    roundMs: summary(1),
    checkBefore: summary(1),
    checkMeanwhile: summary(1.6),
    checkAtPace: summary(1.5),
  },
  signIn: { walBytes: 1, indexesOfTables: {} },
  bytesEach: {},
};

test("the promises say what grows most and what does not hold; a ratio at its limit does", () => {
  const rows = scalePromises(results).rows.map(([what, measured, , holds]) => [what?.split(",")[0], measured, holds]);
  expect(rows).toEqual([
    ["Session check", "1.20 ×", "yes"],
    ["The same of what grows most: Sign-out", "1.30 ×", "no"],
    ["Session check", "1.25 ×", "yes"],
    ["The same of all turns together", "2.00 ×", "no"],
    ["Session check", "1.50 ×", "yes"],
    ["Session check", "1.60 ×", "no"],
  ]);
});
