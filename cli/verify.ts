import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Checklist } from "./checklist.ts";
import { run, type ChildEnvironment } from "./child.ts";
import { findOrInstallChromium } from "./chromium.ts";
import { TEST_ENVIRONMENT } from "./instance.ts";
import { OperatorError, runBreakable } from "./operator-error.ts";
import { generatePrismaClient } from "./prisma-client.ts";
import { buildIfNeeded } from "./production-build.ts";
import { countPlaywright, countVitest, type Counts } from "./test-report.ts";

async function tool(script: string, ...args: string[]): Promise<void> {
  const { code, output } = await run(process.execPath, [`node_modules/${script}`, ...args], { output: "keep" });
  if (code !== 0) throw new OperatorError(output.trim());
}

async function tests(args: string[], env: ChildEnvironment, count: () => Promise<Counts>): Promise<Counts> {
  const { code } = await run(process.execPath, args, { output: "show", env });
  const counts = await count();
  // A file that can't even be loaded fails the run, but no test.
  return code === 0 ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
}

function vitest(report: string): Promise<Counts> {
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return tests(["node_modules/vitest/vitest.mjs", ...args], {}, () => countVitest(report));
}

function playwright(report: string, chromiumPath: string): Promise<Counts> {
  const env = { CHROMIUM_PATH: chromiumPath, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const args = ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"];
  return tests(args, env, () => countPlaywright(report));
}

async function verify(reports: string): Promise<boolean> {
  const list = new Checklist();
  let chromiumPath = "";
  await list.check("Chromium", [], async () => {
    chromiumPath = await findOrInstallChromium();
  });
  await list.check("Prisma client", [], generatePrismaClient);
  await list.check("Route types", [], () => tool("next/dist/bin/next", "typegen"));
  await list.check("Format", [], () => tool("prettier/bin/prettier.cjs", "--check", "."));
  await list.check("Lint", ["Prisma client"], () => tool("oxlint/bin/oxlint", "--type-aware"));
  await list.check("Unused code", ["Prisma client"], () => tool("knip/bin/knip.js"));
  await list.check("Types", ["Prisma client", "Route types"], () => tool("typescript/bin/tsc", "--noEmit"));
  await list.test("Unit, database and DOM tests", ["Prisma client"], () => vitest(join(reports, "vitest.json")));
  await list.check("Production build", ["Prisma client"], () =>
    // Its own folder: a running `npm run up` goes on undisturbed.
    buildIfNeeded({ buildFolder: resolve(TEST_ENVIRONMENT.AURORA_BUILD_DIR), forChildren: TEST_ENVIRONMENT }),
  );
  await list.test("End-to-end tests", ["Production build", "Chromium"], () =>
    playwright(join(reports, "playwright.json"), chromiumPath),
  );
  return list.summarise();
}

await runBreakable(async () => {
  const reports = await mkdtemp(join(tmpdir(), "aurora-verify-"));
  const isGreen = await verify(reports);
  await rm(reports, { recursive: true, force: true });
  process.exitCode = isGreen ? 0 : 1;
});
