declare module "vitest" {
  interface TaskMeta {
    /** A test's measurement. `npm run faults` ends with a list of them. */
    figure?: string;
  }
}

/**
 * Returns how often a test brings a fault about: a few times in `npm run verify`; in `npm run faults`, which sets FAULTS, as
 * often as `full` says or a share of that.
 */
export function times({ short, full }: { readonly short: number; readonly full: number }): number {
  const share = Number(process.env["FAULTS"] ?? 0);
  return Math.max(short, Math.round(full * share));
}

/**
 * Returns how many milliseconds something may take: `measured` in `npm run faults`, which is for a machine with nothing else
 * to do, and `anywhere` in `npm run verify`, where no machine is too slow.
 */
export function bound({ anywhere, measured }: { readonly anywhere: number; readonly measured: number }): number {
  return process.env["FAULTS"] === undefined ? anywhere : measured;
}
