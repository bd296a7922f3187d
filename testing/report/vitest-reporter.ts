import { relative } from "node:path";
import type { Reporter, SerializedError, TestCase, TestModule, TestSpecification } from "vitest/node";
import { RunLog } from "./run-log.ts";

type Failure = Pick<SerializedError, "message" | "stack"> & { readonly diff?: string | undefined };

function describe(title: string, errors: readonly Failure[]): string {
  const words = errors.map(({ message, stack, diff }) => [stack ?? message, diff].filter(Boolean).join("\n\n"));
  return `\n${title}\n\n${words.join("\n\n")}\n`;
}

function failuresOf(module: TestModule): string[] {
  const suites = [module, ...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  const tests = [...module.children.allTests("failed")];
  return [
    ...suites.map((suite) => describe("fullName" in suite ? suite.fullName : suite.relativeModuleId, suite.errors())),
    ...tests.map((test) => describe(test.fullName, test.result().errors ?? [])),
  ];
}

function durationOf(module: TestModule): number {
  const { collectDuration, duration, environmentSetupDuration, prepareDuration, setupDuration } = module.diagnostic();
  return collectDuration + duration + environmentSetupDuration + prepareDuration + setupDuration;
}

/** Vitest, as `npm run verify` shows it: a line for each file. */
export default class VitestReporter implements Reporter {
  readonly #log = new RunLog("Vitest");

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#log.begin(specifications.length);
  }

  onTestCaseResult(test: TestCase): void {
    const { figure } = test.meta();
    if (figure !== undefined) this.#log.note(figure);
  }

  onTestModuleEnd(module: TestModule): void {
    const file = relative(process.cwd(), module.moduleId);
    const passed = [...module.children.allTests("passed")].length;
    const title = `${file}, ${passed === 1 ? "1 test" : `${passed} tests`}`;
    this.#log.end({ title, file, milliseconds: durationOf(module), passed, failures: failuresOf(module) });
  }

  async onTestRunEnd(_modules: readonly TestModule[], errors: readonly SerializedError[]): Promise<void> {
    for (const error of errors) this.#log.fail(describe("Outside of every test", [error]));
    await this.#log.close();
  }
}
