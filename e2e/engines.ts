import { readFile, writeFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { generatePrismaClient } from "../cli/build/prisma-client.ts";
import { OperatorError, runBreakable } from "../cli/process/operator-error.ts";
import { step } from "../cli/process/progress.ts";
import { Checklist } from "../testing/report/checklist.ts";
import { buildForTests } from "../testing/report/runs.ts";
import { POSTGRES, startTestPostgres } from "../testing/servers/postgres.ts";
import { requirePrograms } from "../testing/servers/system-program.ts";
import type { Engine } from "./engines/engine.ts";
import { onGround } from "./engines/ground.ts";
import { CHROMIUM_ENGINE, FIREFOX_ENGINE } from "./engines/puppeteer-engines.ts";
import { enginesTables } from "./engines/table.ts";
import { type Walked, walkThrough } from "./engines/walk-through.ts";
import { WEBKIT_ENGINE } from "./engines/webkit-engine.ts";

const PAGE = "docs/browsers.md";
const ENGINES = [CHROMIUM_ENGINE, FIREFOX_ENGINE, WEBKIT_ENGINE];

function chosenEngines(args: readonly string[]): readonly Engine[] {
  const names = args.filter((each) => !each.startsWith("--")).map((each) => each.toLowerCase());
  const chosen = ENGINES.filter(({ name }) => names.some((each) => name.toLowerCase().startsWith(each)));
  if (chosen.length < names.length)
    throw new OperatorError(`These are the engines: ${ENGINES.map(({ name }) => name).join(", ")}.`);
  return names.length === 0 ? ENGINES : chosen;
}

async function keep(walked: readonly Walked[]): Promise<void> {
  const page = await readFile(PAGE, "utf8");
  const tables = enginesTables(walked, new Date());
  const filled = page.replace(/(<!-- engines -->\n)[^]*?(<!-- \/engines -->)/, `$1\n${tables}\n\n$2`);
  await writeFile(PAGE, await format(filled, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}

/** The promises' walks in three engines: see docs/browsers.md, whose tables this writes. `-- firefox` walks in one engine. */
await runBreakable(async () => {
  const engines = chosenEngines(process.argv.slice(2));
  await requirePrograms([POSTGRES, ...engines.flatMap(({ programs }) => programs)]);
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  await step("Production build", buildForTests);
  const database = await step("PostgreSQL", () => startTestPostgres());
  const list = new Checklist();
  const walked: Walked[] = [];
  await onGround(database, async (ground) => {
    for (const engine of engines)
      await list.test(engine.name, [], async () => {
        const each = await walkThrough(engine, ground);
        walked.push(each);
        return each.report;
      });
  });
  await database.remove();
  const isGreen = list.summarise();
  if (isGreen && engines === ENGINES) await keep(walked);
  process.exitCode = isGreen ? 0 : 1;
});
