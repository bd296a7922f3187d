/** How long a test waits for something that has to come, in milliseconds: long, because a busy machine is no failure. */
export const PATIENCE_MS = 60_000;

/** How long a whole test may take, in milliseconds: ten minutes, and in `npm run faults`, which repeats a lot, four hours. */
export const TEST_LIMIT_MS = process.env["FAULTS"] === undefined ? 10 * PATIENCE_MS : 240 * PATIENCE_MS;
