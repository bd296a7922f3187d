import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Checklist } from "./checklist.ts";
import { findOrInstallBrowsers, type Browsers } from "./chromium.ts";
import { OperatorError, runBreakable } from "./operator-error.ts";
import { generatePrismaClient } from "./prisma-client.ts";
import { buildForTests, runPlaywright, runVitest } from "./test-runs.ts";
import { readPlaywrightFigures, readVitestFigures } from "./test-report.ts";

const RANDOM_WALKS = "app/api/random-walk.db.test.ts";

function readShare(argument: string | undefined): number {
  const share = Number(argument ?? 1);
  if (share > 0 && share <= 1) return share;
  throw new OperatorError("Say which share of all rounds to run, above 0 and at most 1: npm run faults -- 0.1");
}

async function runFaults(share: number, reports: string): Promise<boolean> {
  const [walks, faults] = [join(reports, "vitest.json"), join(reports, "playwright.json")];
  const env = { FAULTS: String(share) };
  const list = new Checklist();
  let browsers: Browsers = { chromium: "", headlessShell: null };
  await list.check("Chromium", [], async () => {
    browsers = await findOrInstallBrowsers();
  });
  await list.check("Prisma client", [], generatePrismaClient);
  await list.check("Production build", ["Prisma client"], buildForTests);
  await list.test("Random walks", ["Prisma client"], () =>
    runVitest({ report: walks, args: ["--project", "db", RANDOM_WALKS], env }),
  );
  await list.test("Faults", ["Production build", "Chromium"], () =>
    runPlaywright(browsers, { report: faults, args: ["--project=faults"], env }),
  );
  const isGreen = list.summarise();
  const figures = [...(await readPlaywrightFigures(faults)), ...(await readVitestFigures(walks))];
  console.log(["", "What was measured:", ...figures.map((figure) => `- ${figure}`)].join("\n"));
  return isGreen;
}

await runBreakable(async () => {
  const share = readShare(process.argv[2]);
  const reports = await mkdtemp(join(tmpdir(), "aurora-faults-"));
  const isGreen = await runFaults(share, reports);
  await rm(reports, { recursive: true, force: true });
  process.exitCode = isGreen ? 0 : 1;
});
