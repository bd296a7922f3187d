import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBreakable } from "../cli/process/operator-error.ts";
import { Checklist } from "./report/checklist.ts";
import { CHROMIUM, requireBrowsers, type Browsers } from "./servers/chromium.ts";
import { POSTGRES } from "./servers/postgres.ts";
import { REDIS } from "./servers/redis.ts";
import { buildForTests, runPlaywright, runVitest } from "./report/runs.ts";
import { checkSources, generateSources } from "./report/sources.ts";
import { requirePrograms } from "./servers/system-program.ts";

async function verify(browsers: Browsers, reports: string): Promise<boolean> {
  const list = new Checklist();
  await generateSources(list);
  const sourcesAndVitest = async (): Promise<void> => {
    await checkSources(list);
    await list.test("Unit, database and DOM tests", ["Prisma client"], () =>
      runVitest({ report: join(reports, "vitest.json") }),
    );
  };
  const buildAndBrowsers = async (): Promise<void> => {
    await list.check("Production build", ["Prisma client"], buildForTests);
    await list.test("Browser tests", ["Production build"], () =>
      runPlaywright(browsers, { report: join(reports, "playwright.json") }),
    );
  };
  // Both often wait without keeping a core busy, so they run side by side.
  await Promise.all([buildAndBrowsers(), sourcesAndVitest()]);
  return list.summarise();
}

await runBreakable(async () => {
  await requirePrograms([CHROMIUM, POSTGRES, REDIS]);
  const browsers = await requireBrowsers();
  const reports = await mkdtemp(join(tmpdir(), "aurora-verify-"));
  const isGreen = await verify(browsers, reports);
  await rm(reports, { recursive: true, force: true });
  process.exitCode = isGreen ? 0 : 1;
});
