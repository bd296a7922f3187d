import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBreakable } from "../cli/process/operator-error.ts";
import { Checklist } from "./report/checklist.ts";
import { runVitest } from "./report/runs.ts";
import { checkSources, generateSources } from "./report/sources.ts";

/** Runs every check that needs no build, no database and no browser. */
async function check(report: string): Promise<boolean> {
  const list = new Checklist();
  await generateSources(list);
  const unitTests = (): Promise<void> =>
    list.test("Unit tests", ["Prisma client"], () => runVitest({ report, args: ["--project", "unit*"] }));
  await Promise.all([checkSources(list), unitTests()]);
  return list.summarise();
}

await runBreakable(async () => {
  const reports = await mkdtemp(join(tmpdir(), "aurora-check-"));
  const isGreen = await check(join(reports, "vitest.json"));
  await rm(reports, { recursive: true, force: true });
  process.exitCode = isGreen ? 0 : 1;
});
