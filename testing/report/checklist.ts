import { inspect } from "node:util";
import { OperatorError } from "../../cli/process/operator-error.ts";
import { faint, formatDuration, green, red } from "../../cli/process/progress.ts";
import { NO_REPORT, type Report } from "./report.ts";

const DEAREST = 10;

interface Entry extends Report {
  readonly name: string;
  readonly result: "passed" | "failed" | "skipped";
  readonly milliseconds: number;
}

/** Steps, one after the other or at once, that go on when one failed, except those that need it; and their summary. */
export class Checklist {
  readonly #entries: Entry[] = [];
  readonly #startedAt = performance.now();

  #passed(name: string): boolean {
    return this.#entries.some((entry) => entry.name === name && entry.result === "passed");
  }

  #add(name: string, result: "passed" | "failed", milliseconds: number, report: Report): void {
    this.#entries.push({ name, result, milliseconds, ...report });
    const mark = result === "passed" ? green("✓") : red("✗");
    console.log(`  ${mark} ${name} ${faint(`(${formatDuration(milliseconds)})`)}`);
  }

  /** A step that runs tests, which print their own lines. It is skipped unless every step that it needs passed. */
  async test(name: string, needs: readonly string[], work: () => Promise<Report>): Promise<void> {
    const missing = needs.filter((need) => !this.#passed(need));
    if (missing.length > 0) {
      console.log(`  – ${name} ${faint(`(skipped: needs ${missing.join(", ")})`)}`);
      this.#entries.push({ name, result: "skipped", milliseconds: 0, ...NO_REPORT });
      return;
    }
    console.log(`  … ${name}`);
    const startedAt = performance.now();
    const took = (): number => performance.now() - startedAt;
    try {
      const report = await work();
      this.#add(name, report.failed === 0 ? "passed" : "failed", took(), report);
    } catch (error) {
      const words = error instanceof OperatorError ? error.message : inspect(error);
      this.#add(name, "failed", took(), { ...NO_REPORT, failures: [words] });
      console.error(words);
    }
  }

  /** A step that prints nothing but its name, or the words of its error. */
  async check(name: string, needs: readonly string[], work: () => Promise<unknown>): Promise<void> {
    await this.test(name, needs, async () => {
      await work();
      return NO_REPORT;
    });
  }

  #printDearest(): void {
    const files = this.#entries.flatMap((entry) => entry.files);
    if (files.length === 0) return;
    console.log("\n  The dearest files");
    for (const { path, milliseconds } of files.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, DEAREST))
      console.log(`  ${formatDuration(milliseconds).padStart(11)}  ${path}`);
  }

  // Prints them again at the end, because hundreds of lines may have followed them.
  #printFailures(): void {
    const failures = this.#entries.flatMap((entry) => entry.failures);
    if (failures.length > 0) console.log(["\n  What failed", ...failures].join("\n"));
  }

  #printSteps(): void {
    const width = Math.max(...this.#entries.map(({ name }) => name.length));
    console.log("");
    for (const { name, result, milliseconds, passed, failed } of this.#entries) {
      const word = { passed: green("passed "), failed: red("failed "), skipped: faint("skipped") }[result];
      const tests = passed + failed > 0 ? `${passed} passed, ${failed} failed` : "";
      console.log(`  ${name.padEnd(width)}  ${word}  ${formatDuration(milliseconds).padStart(11)}  ${tests}`.trimEnd());
    }
    console.log(`\n  All of it took ${formatDuration(performance.now() - this.#startedAt)}.`);
  }

  /** The measurements of the tests, in words. */
  figures(): string[] {
    return this.#entries.flatMap((entry) => entry.figures);
  }

  /** Prints the summary; its last line is `N passed, N failed`. Returns whether everything passed and tests ran. */
  summarise(): boolean {
    this.#printDearest();
    this.#printFailures();
    this.#printSteps();
    const sum = (key: "passed" | "failed"): number => this.#entries.reduce((total, entry) => total + entry[key], 0);
    console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
    return sum("passed") > 0 && this.#entries.every((entry) => entry.result === "passed");
  }
}
