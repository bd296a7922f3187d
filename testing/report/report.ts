import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";

const reportSchema = z.object({
  /** How many tests passed and failed. */
  passed: z.int(),
  failed: z.int(),
  /** The files of the run, and how long each took in milliseconds. */
  files: z.array(z.object({ path: z.string(), milliseconds: z.number() })),
  /** The failures, in words. */
  failures: z.array(z.string()),
  /** The measurements of tests, in words. */
  figures: z.array(z.string()),
});

/** The report that a run of tests leaves behind. */
export type Report = Readonly<z.infer<typeof reportSchema>>;

/** The report of a run that did not get as far as leaving one. */
export const NO_REPORT: Report = { passed: 0, failed: 0, files: [], failures: [], figures: [] };

/** Writes a report to a file. */
export async function writeReport(file: string, report: Report): Promise<void> {
  await writeFile(file, JSON.stringify(report));
}

/** Reads what {@link writeReport} wrote. A file that is not there is {@link NO_REPORT}. */
export async function readReport(file: string): Promise<Report> {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? NO_REPORT : reportSchema.parse(JSON.parse(text));
}
