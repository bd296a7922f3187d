import { test } from "@playwright/test";

/** Notes a test's measurement. `npm run faults` ends with a list of them. */
export function noteFigure(figure: string): void {
  test.info().annotations.push({ type: "figure", description: figure });
  console.log(figure);
}

/** The middle one of some measurements. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Infinity;
}
