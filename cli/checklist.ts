import { OperatorError } from "./operator-error.ts";
import { faint, formatDuration, green, red, step } from "./progress.ts";
import type { Counts } from "./test-report.ts";

const NO_TESTS: Counts = { passed: 0, failed: 0 };

interface Entry extends Counts {
  readonly name: string;
  readonly result: "passed" | "failed" | "skipped";
  readonly milliseconds: number;
}

/** Steps that go on when one failed, except those that need it, and their summary. */
export class Checklist {
  readonly #entries: Entry[] = [];

  #passed(name: string): boolean {
    return this.#entries.some((entry) => entry.name === name && entry.result === "passed");
  }

  async #run(name: string, needs: readonly string[], work: () => Promise<Counts>): Promise<void> {
    const startedAt = performance.now();
    const add = (result: Entry["result"], counts: Counts): void => {
      this.#entries.push({ name, result, milliseconds: performance.now() - startedAt, ...counts });
    };
    const missing = needs.filter((need) => !this.#passed(need));
    if (missing.length > 0) {
      console.log(`  – ${name} ${faint(`(skipped: needs ${missing.join(", ")})`)}`);
      add("skipped", NO_TESTS);
      return;
    }
    try {
      const counts = await work();
      add(counts.failed === 0 ? "passed" : "failed", counts);
    } catch (error) {
      add("failed", NO_TESTS);
      console.error(error instanceof OperatorError ? error.message : error);
    }
  }

  /** A step that shows nothing but its name, or the words of its error. */
  async check(name: string, needs: readonly string[], work: () => Promise<unknown>): Promise<void> {
    await this.#run(name, needs, async () => {
      await step(name, work);
      return NO_TESTS;
    });
  }

  /** A step that runs tests and shows them itself. */
  async test(name: string, needs: readonly string[], work: () => Promise<Counts>): Promise<void> {
    await this.#run(name, needs, () => {
      console.log(`  ▸ ${name}`);
      return work();
    });
  }

  /** Prints the summary; its last line is `N passed, N failed`. Says whether all is well and something ran. */
  summarise(): boolean {
    const width = Math.max(...this.#entries.map((entry) => entry.name.length));
    console.log("");
    for (const { name, result, milliseconds, passed, failed } of this.#entries) {
      const word = { passed: green("passed "), failed: red("failed "), skipped: faint("skipped") }[result];
      const tests = passed + failed > 0 ? `${passed} passed, ${failed} failed` : "";
      console.log(`  ${name.padEnd(width)}  ${word}  ${formatDuration(milliseconds).padStart(11)}  ${tests}`.trimEnd());
    }
    const sum = (key: keyof Counts): number => this.#entries.reduce((total, entry) => total + entry[key], 0);
    console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
    return sum("passed") > 0 && this.#entries.every((entry) => entry.result === "passed");
  }
}
