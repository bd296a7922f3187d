import { relative } from "node:path";
import type { FullConfig, Reporter, Suite, TestCase, TestError, TestResult } from "@playwright/test/reporter";
import { RunLog } from "./run-log.ts";

function describe(title: string, errors: readonly TestError[], attachments: TestResult["attachments"] = []): string {
  const words = errors.map(({ stack, message, value, snippet }) =>
    [stack ?? message ?? value, snippet].filter(Boolean).join("\n\n"),
  );
  const kept = attachments.flatMap(({ name, path }) => (path === undefined ? [] : [`${name}: ${relative("", path)}`]));
  return `\n${[title, ...words, ...kept].join("\n\n")}\n`;
}

// A test's own time is without the hooks before all tests of its file.
function durationOf({ duration, steps }: TestResult): number {
  return Math.max(
    duration,
    steps.reduce((sum, step) => sum + step.duration, 0),
  );
}

/** Playwright, as `npm run verify` shows it: a line for each test. */
export default class PlaywrightReporter implements Reporter {
  readonly #log = new RunLog("Browser");

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#log.begin(suite.allTests().length);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const { status, errors, attachments, annotations } = result;
    const [, , ...titles] = test.titlePath();
    const why = annotations.find(({ type }) => type === "skip")?.description;
    const title = titles.join(" › ") + (status === "skipped" ? ` (skipped: ${why ?? "it says not why"})` : "");
    const isGood = status === test.expectedStatus;
    for (const { type, description } of annotations) if (type === "figure") this.#log.note(description ?? "");
    this.#log.end({
      title,
      file: relative(process.cwd(), test.location.file),
      milliseconds: durationOf(result),
      passed: status === "passed" && isGood ? 1 : 0,
      failures: isGood ? [] : [describe(title, errors, attachments)],
    });
  }

  onError(error: TestError): void {
    this.#log.fail(describe("Outside of every test", [error]));
  }

  async onEnd(): Promise<void> {
    await this.#log.close();
  }

  printsToStdio(): boolean {
    return true;
  }
}
