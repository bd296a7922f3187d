import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { adoptAll } from "./adoptions/adopt-all.ts";
import { HOSTS, type Host } from "./adoptions/hosts.ts";
import { requireRegistry } from "./adoptions/real-ground.ts";
import { adoptionsTable } from "./adoptions/table.ts";
import { fullBrowser } from "./launch-options.ts";
import { OperatorError, runBreakable } from "../cli/process/operator-error.ts";
import { step } from "../cli/process/progress.ts";
import { Checklist } from "../testing/report/checklist.ts";
import { CHROMIUM, requireBrowsers } from "../testing/servers/chromium.ts";
import { POSTGRES, startTestPostgres } from "../testing/servers/postgres.ts";
import { requirePrograms } from "../testing/servers/system-program.ts";

function chosenHosts(args: readonly string[]): readonly Host[] {
  const names = args.filter((each) => !each.startsWith("--"));
  const unknown = names.find((name) => !HOSTS.some((host) => host.name === name));
  if (unknown !== undefined)
    throw new OperatorError(`There is no ${unknown} here, only ${HOSTS.map(({ name }) => name).join(", ")}.`);
  return names.length === 0 ? HOSTS : HOSTS.filter(({ name }) => names.includes(name));
}

/** Three adoptions of the package: see docs/adoption.md. `-- --keep` leaves the apps where they are, `-- fresh` adopts one. */
await runBreakable(async () => {
  const hosts = chosenHosts(process.argv.slice(2));
  await requirePrograms([CHROMIUM, POSTGRES]);
  const { chromium: executablePath } = await requireBrowsers();
  await step("The npm registry answers", requireRegistry);
  const root = await mkdtemp(join(tmpdir(), "aurora-adoptions-"));
  // Also where somebody breaks this off.
  if (process.argv.includes("--keep")) console.log(`  The apps are in ${root}.`);
  else process.once("exit", () => rmSync(root, { recursive: true, force: true }));
  const list = new Checklist();
  const postgres = await startTestPostgres();
  const browser = await chromium.launch({ ...fullBrowser, executablePath });
  const rows = await adoptAll({ root, browser, neighbour: postgres.url, list, hosts });
  await browser.close();
  await postgres.remove();
  const isGreen = list.summarise();
  console.log(`\n${adoptionsTable(rows)}`);
  process.exitCode = isGreen ? 0 : 1;
});
