import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Checklist } from "./checklist.ts";
import { findOrInstallBrowsers, type Browsers } from "./chromium.ts";
import { runBreakable } from "./operator-error.ts";
import { generatePrismaClient } from "./prisma-client.ts";
import { readShare } from "./share.ts";
import { buildForTests, runPlaywright, runVitest } from "./test-runs.ts";
import { readPlaywrightFigures, readVitestFigures } from "./test-report.ts";

const WITHOUT_BROWSER = [
  "app/api/random-walk.db.test.ts",
  "app/api/races.db.test.ts",
  "lib/bus/silent-peer.db.test.ts",
  "lib/bus/without-notify.db.test.ts",
];
// How soon an ending reaches open pages is no fault, but measured with them.
const FAULTS = ["--project=faults", "--project=embedded", "e2e/faults/", "e2e/push.spec.ts"];

async function runFaults(share: number, reports: string): Promise<boolean> {
  const [withoutBrowser, faults] = [join(reports, "vitest.json"), join(reports, "playwright.json")];
  const env = { FAULTS: String(share) };
  const list = new Checklist();
  let browsers: Browsers = { chromium: "", headlessShell: null };
  await list.check("Chromium", [], async () => {
    browsers = await findOrInstallBrowsers();
  });
  await list.check("Prisma client", [], generatePrismaClient);
  await list.check("Production build", ["Prisma client"], buildForTests);
  await list.test("Random walks and races", ["Prisma client"], () =>
    runVitest({ report: withoutBrowser, args: WITHOUT_BROWSER, env }),
  );
  await list.test("Faults", ["Production build", "Chromium"], () =>
    runPlaywright(browsers, { report: faults, args: FAULTS, env }),
  );
  const isGreen = list.summarise();
  const figures = [...(await readPlaywrightFigures(faults)), ...(await readVitestFigures(withoutBrowser))];
  console.log(["", "What was measured:", ...figures.map((figure) => `- ${figure}`)].join("\n"));
  return isGreen;
}

await runBreakable(async () => {
  const share = readShare("faults", process.argv[2]);
  const reports = await mkdtemp(join(tmpdir(), "aurora-faults-"));
  const isGreen = await runFaults(share, reports);
  await rm(reports, { recursive: true, force: true });
  process.exitCode = isGreen ? 0 : 1;
});
