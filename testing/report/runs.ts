import { resolve } from "node:path";
import { run, type ChildEnvironment } from "../../cli/process/child.ts";
import { buildIfNeeded } from "../../cli/build/production-build.ts";
import type { Browsers } from "../servers/chromium.ts";
import { TEST_ENVIRONMENT } from "../servers/instance.ts";
import { readReport, type Report } from "./report.ts";
import { REPORT_VARIABLE } from "./run-log.ts";

type TestRun = {
  /** Where the report goes. */
  readonly report: string;
  /** Arguments that are added to the command line. */
  readonly args?: readonly string[];
  readonly env?: ChildEnvironment;
};

async function runTests(program: readonly string[], { report, args = [], env = {} }: TestRun): Promise<Report> {
  // Playwright colours its errors even where no terminal reads them.
  const colours = process.stdout.isTTY ? {} : { FORCE_COLOR: "0" };
  const variables = { ...env, ...colours, [REPORT_VARIABLE]: report };
  const { code } = await run(process.execPath, [...program, ...args], { output: "show", env: variables });
  const found = await readReport(report);
  // A run that broke off, or ran nothing, has failed, whatever its tests say.
  if (code === 0 && found.passed > 0) return found;
  const failures = found.failures.length > 0 ? found.failures : [`It ended with ${code}: see its lines above.`];
  return { ...found, failed: Math.max(found.failed, 1), failures };
}

/** Runs Vitest, all of it unless `args` names files. */
export async function runVitest(options: TestRun): Promise<Report> {
  return runTests(["node_modules/vitest/vitest.mjs", "run", "--reporter=./testing/report/vitest-reporter.ts"], options);
}

/** Runs Playwright, all projects unless `args` names some. */
export async function runPlaywright(browsers: Browsers, options: TestRun): Promise<Report> {
  const program = [
    "node_modules/@playwright/test/cli.js",
    "test",
    "--reporter=./testing/report/playwright-reporter.ts",
  ];
  const env = {
    ...options.env,
    CHROMIUM_PATH: browsers.chromium,
    ...(browsers.headlessShell !== null && { CHROMIUM_SHELL_PATH: browsers.headlessShell }),
  };
  return runTests(program, { ...options, env });
}

/**
 * Builds the app for browser tests, in a folder of its own, so that a running `npm run up` goes on undisturbed. Returns
 * whether it built.
 */
export async function buildForTests(): Promise<boolean> {
  return buildIfNeeded({
    buildFolder: resolve(TEST_ENVIRONMENT.AURORA_BUILD_DIR),
    dataFolder: resolve(".data"),
    forChildren: TEST_ENVIRONMENT,
  });
}
