import { readFile } from "node:fs/promises";
import { z } from "zod";

/** How many tests of a run passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const vitestSchema = z.object({ numPassedTests: z.int(), numFailedTests: z.int() });
const playwrightSchema = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
});

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, "utf8"));
}

/** Counts from Vitest's JSON report. */
export async function countVitest(file: string): Promise<Counts> {
  const report = vitestSchema.parse(await readJson(file));
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/** Counts from Playwright's JSON report. A test that passed only when it was repeated has failed. */
export async function countPlaywright(file: string): Promise<Counts> {
  const { stats } = playwrightSchema.parse(await readJson(file));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}
