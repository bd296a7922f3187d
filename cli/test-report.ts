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

const vitestFiguresSchema = z.object({
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ meta: z.object({ figure: z.string().optional() }) })) }),
  ),
});

/** What Vitest's tests noted as their `meta.figure`; nothing where there is no report. */
export async function readVitestFigures(file: string): Promise<string[]> {
  const parsed = vitestFiguresSchema.safeParse(await readJson(file).catch(() => null));
  const tests = parsed.success ? parsed.data.testResults.flatMap(({ assertionResults }) => assertionResults) : [];
  return tests.flatMap(({ meta }) => meta.figure ?? []);
}

const annotatedSchema = z.object({
  annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
});
const suiteSchema = z.object({
  specs: z.array(z.object({ tests: z.array(annotatedSchema) })),
  get suites() {
    return z.array(suiteSchema).optional();
  },
});
type Suite = z.infer<typeof suiteSchema>;

function figuresOf({ specs, suites = [] }: Suite): string[] {
  const annotations = specs.flatMap(({ tests }) => tests.flatMap((test) => test.annotations));
  const own = annotations.flatMap(({ type, description }) => (type === "figure" ? (description ?? []) : []));
  return [...own, ...suites.flatMap(figuresOf)];
}

/** What Playwright's tests noted as annotations of type "figure"; nothing where there is no report. */
export async function readPlaywrightFigures(file: string): Promise<string[]> {
  const parsed = z.object({ suites: z.array(suiteSchema) }).safeParse(await readJson(file).catch(() => null));
  return parsed.success ? parsed.data.suites.flatMap(figuresOf) : [];
}
