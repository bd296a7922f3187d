/** The summary of many measurements of one thing, in their own unit. */
export interface Summary {
  readonly count: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly p99: number;
}

/** Returns the value below which this share (0 to 1) of all values lies, by the nearest rank. Throws if there is no value. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error("Nothing was measured.");
  return found;
}

/** Returns median, extremes and 99th percentile. Throws if there is no value. */
export function summarise(values: readonly number[]): Summary {
  return {
    count: values.length,
    median: quantile(values, 0.5),
    low: quantile(values, 0),
    high: quantile(values, 1),
    p99: quantile(values, 0.99),
  };
}
