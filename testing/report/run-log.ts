import { faint, formatDuration, green, red } from "../../cli/process/progress.ts";
import { writeReport } from "./report.ts";

/** The variable that names the file of a run's report. */
export const REPORT_VARIABLE = "AURORA_TEST_REPORT";

/** A test, or a file of tests, that has ended. */
export interface Ended {
  /** The text of its line: the test's whole title, or the file. */
  readonly title: string;
  /** Its file, from the project's root. */
  readonly file: string;
  readonly milliseconds: number;
  readonly passed: number;
  /** The failures, in words: one text for each test or hook that failed. */
  readonly failures: readonly string[];
}

/** Prints a run of tests while it goes on, one line for each part that ended, and leaves its report. */
export class RunLog {
  readonly #name: string;
  #parts = 0;
  #ended = 0;
  #passed = 0;
  readonly #failures: string[] = [];
  readonly #milliseconds = new Map<string, number>();
  readonly #figures: string[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** Sets how many parts the run has: tests or files. */
  begin(parts: number): void {
    this.#parts = parts;
  }

  /** Keeps a test's measurement. `npm run faults` ends with a list of them. */
  note(figure: string): void {
    this.#figures.push(figure);
  }

  /** Keeps a failure that belongs to no part. */
  fail(failure: string): void {
    this.#failures.push(failure);
    console.error(`  ${red("✗")} ${this.#name}\n${failure}`);
  }

  end({ title, file, milliseconds, passed, failures }: Ended): void {
    this.#ended += 1;
    this.#passed += passed;
    this.#failures.push(...failures);
    this.#milliseconds.set(file, (this.#milliseconds.get(file) ?? 0) + milliseconds);
    const count = `${String(this.#ended).padStart(String(this.#parts).length)}/${this.#parts}`;
    const mark = failures.length === 0 ? green("✓") : red("✗");
    const lines = [
      `  ${mark} ${this.#name} ${count} ${title} ${faint(`(${formatDuration(milliseconds)})`)}`,
      ...failures,
    ];
    console.log(lines.join("\n"));
  }

  /** Writes the report to the file that {@link REPORT_VARIABLE} names, if it is set. */
  async close(): Promise<void> {
    const path = process.env[REPORT_VARIABLE];
    if (path === undefined) return;
    const files = [...this.#milliseconds].map(([file, milliseconds]) => ({ path: file, milliseconds }));
    await writeReport(path, {
      passed: this.#passed,
      failed: this.#failures.length,
      files,
      failures: this.#failures,
      figures: this.#figures,
    });
  }
}
