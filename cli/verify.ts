import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Checklist } from "./checklist.ts";
import { run } from "./child.ts";
import { findOrInstallBrowsers, type Browsers } from "./chromium.ts";
import { OperatorError, runBreakable } from "./operator-error.ts";
import { generatePrismaClient } from "./prisma-client.ts";
import { buildForTests, runPlaywright, runVitest } from "./test-runs.ts";

async function tool(script: string, ...args: string[]): Promise<void> {
  const { code, output } = await run(process.execPath, [`node_modules/${script}`, ...args], { output: "keep" });
  if (code !== 0) throw new OperatorError(output.trim());
}

async function verify(reports: string): Promise<boolean> {
  const list = new Checklist();
  let browsers: Browsers = { chromium: "", headlessShell: null };
  await list.check("Chromium", [], async () => {
    browsers = await findOrInstallBrowsers();
  });
  await list.check("Prisma client", [], generatePrismaClient);
  await list.check("Route types", [], () => tool("next/dist/bin/next", "typegen"));
  await list.check("Format", [], () => tool("prettier/bin/prettier.cjs", "--check", "."));
  await list.check("Lint", ["Prisma client"], () => tool("oxlint/bin/oxlint", "--type-aware"));
  await list.check("Unused code", ["Prisma client"], () => tool("knip/bin/knip.js"));
  await list.check("Types", ["Prisma client", "Route types"], () => tool("typescript/bin/tsc", "--noEmit"));
  await list.test("Unit, database and DOM tests", ["Prisma client"], () =>
    runVitest({ report: join(reports, "vitest.json") }),
  );
  await list.check("Production build", ["Prisma client"], buildForTests);
  await list.test("End-to-end tests", ["Production build", "Chromium"], () =>
    runPlaywright(browsers, { report: join(reports, "playwright.json") }),
  );
  return list.summarise();
}

await runBreakable(async () => {
  const reports = await mkdtemp(join(tmpdir(), "aurora-verify-"));
  const isGreen = await verify(reports);
  await rm(reports, { recursive: true, force: true });
  process.exitCode = isGreen ? 0 : 1;
});
