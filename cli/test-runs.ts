import { resolve } from "node:path";
import { run, type ChildEnvironment } from "./child.ts";
import type { Browsers } from "./chromium.ts";
import { TEST_ENVIRONMENT } from "./instance.ts";
import { buildIfNeeded } from "./production-build.ts";
import { countPlaywright, countVitest, type Counts } from "./test-report.ts";

type TestRun = {
  /** Where the JSON report goes. */
  readonly report: string;
  /** What is added to the command line, after the reporters. */
  readonly args?: readonly string[];
  readonly env?: ChildEnvironment;
};

async function runTests(args: string[], env: ChildEnvironment, count: () => Promise<Counts>): Promise<Counts> {
  const { code } = await run(process.execPath, args, { output: "show", env });
  const counts = await count();
  // A file that can't even be loaded fails the run, but no test.
  return code === 0 ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
}

/** Runs Vitest, all of it unless `args` names files, and counts. */
export async function runVitest({ report, args = [], env = {} }: TestRun): Promise<Counts> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const all = ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...args];
  return runTests(all, env, () => countVitest(report));
}

/** Runs Playwright, all projects unless `args` names some, and counts. */
export async function runPlaywright(browsers: Browsers, { report, args = [], env = {} }: TestRun): Promise<Counts> {
  const all = ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json", ...args];
  const variables = {
    ...env,
    CHROMIUM_PATH: browsers.chromium,
    ...(browsers.headlessShell !== null && { CHROMIUM_SHELL_PATH: browsers.headlessShell }),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  return runTests(all, variables, () => countPlaywright(report));
}

/** Builds what browser tests run against, in a folder of its own: a running `npm run up` goes on undisturbed. */
export async function buildForTests(): Promise<void> {
  await buildIfNeeded({ buildFolder: resolve(TEST_ENVIRONMENT.AURORA_BUILD_DIR), forChildren: TEST_ENVIRONMENT });
}
