import { expect, test } from "vitest";
import { quantile, summarise } from "./statistics";

test("a quantile is one of the values, by the nearest rank", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(quantile(hundred, 0.5)).toBe(50);
  expect(quantile(hundred, 0.99)).toBe(99);
  expect(quantile(hundred, 1)).toBe(100);
  expect(quantile([7], 0.5)).toBe(7);
});

test("a summary has the median and what lies around it", () => {
  expect(summarise([10, 2, 33])).toEqual({ count: 3, median: 10, low: 2, high: 33, p99: 33 });
});

test("without a measurement there is no figure", () => {
  expect(() => summarise([])).toThrow("Nothing was measured");
});
