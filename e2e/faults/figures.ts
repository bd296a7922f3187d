import { test } from "@playwright/test";

/**
 * How often a fault is brought about: a few times in `npm run verify`; in `npm run faults`, which sets FAULTS, as often as
 * `full` says or a share of that.
 */
export function times({ short, full }: { readonly short: number; readonly full: number }): number {
  const share = Number(process.env["FAULTS"] ?? 0);
  return Math.max(short, Math.round(full * share));
}

/** Notes what a test measured: `npm run faults` ends with a table of it. */
export function noteFigure(figure: string): void {
  test.info().annotations.push({ type: "figure", description: figure });
  console.log(figure);
}
