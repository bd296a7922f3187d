import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBreakable } from "../cli/process/operator-error.ts";
import { generatePrismaClient } from "../cli/build/prisma-client.ts";
import { Checklist } from "./report/checklist.ts";
import { CHROMIUM, requireBrowsers, type Browsers } from "./servers/chromium.ts";
import { POSTGRES } from "./servers/postgres.ts";
import { REDIS } from "./servers/redis.ts";
import { buildForTests, runPlaywright, runVitest } from "./report/runs.ts";
import { readShare } from "./report/share.ts";
import { requirePrograms } from "./servers/system-program.ts";

const WITHOUT_BROWSER = [
  "app/api/random-walk.db.test.ts",
  "app/api/races.db.test.ts",
  "packages/session/src/bus/silent-peer.alone.db.test.ts",
  "packages/session/src/bus/without-notify.alone.db.test.ts",
  "packages/session/src/denylist/redis-denylist.alone.db.test.ts",
];
// The time until an ending reaches open pages is no fault, but is measured with them.
const FAULTS = ["e2e/faults/", "e2e/push.spec.ts"];

async function runFaults(browsers: Browsers, share: number, reports: string): Promise<boolean> {
  const env = { FAULTS: String(share) };
  const list = new Checklist();
  await list.check("Prisma client", [], generatePrismaClient);
  await list.check("Production build", ["Prisma client"], buildForTests);
  await list.test("Random walks and races", ["Prisma client"], () =>
    runVitest({ report: join(reports, "vitest.json"), args: WITHOUT_BROWSER, env }),
  );
  await list.test("Faults", ["Production build"], () =>
    runPlaywright(browsers, { report: join(reports, "playwright.json"), args: FAULTS, env }),
  );
  const isGreen = list.summarise();
  console.log(["", "What was measured:", ...list.figures().map((figure) => `- ${figure}`)].join("\n"));
  return isGreen;
}

await runBreakable(async () => {
  const share = readShare(
    "faults",
    process.argv.slice(2).find((argument) => argument !== "--install"),
  );
  await requirePrograms([CHROMIUM, POSTGRES, REDIS]);
  const reports = await mkdtemp(join(tmpdir(), "aurora-faults-"));
  const isGreen = await runFaults(await requireBrowsers(), share, reports);
  await rm(reports, { recursive: true, force: true });
  process.exitCode = isGreen ? 0 : 1;
});
