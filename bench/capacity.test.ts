import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ASSUMED, estimate } from "./capacity";
import { readBenchResults, readScaleResults } from "./results";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const [bench, scale] = [await readBenchResults(ROOT), await readScaleResults(ROOT)];

test("a day's requests are spread over its seconds, and the busiest one has its multiple", () => {
  const { rates } = estimate(bench, scale);
  expect(rates.checks).toBeCloseTo((1_000_000 * ASSUMED.checks * ASSUMED.peak) / 86_400);
});

test("a check that costs twice as much takes twice the cores", () => {
  const check = { count: 1, low: 1, high: 1, p99: 1 };
  const costing = (median: number) => ({ ...bench, requests: { ...bench.requests, check: { ...check, median } } });
  const [one, two] = [estimate(costing(500), scale), estimate(costing(1_000), scale)];
  expect(two.cores.checks).toBeCloseTo(2 * one.cores.checks);
  expect(two.appCores - one.appCores).toBeCloseTo(one.cores.checks / ASSUMED.load);
});

test("every process has its own pool", () => {
  const { processes, connections } = estimate(bench, scale);
  expect(connections).toBe(processes * ASSUMED.connectionsAProcess);
});
