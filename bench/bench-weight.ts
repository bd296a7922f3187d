import { formatResults, keepFiles } from "./results.ts";
import { printTables } from "./tables.ts";
import { weighPages, weightsTable } from "./weight.ts";
import { requireBrowsers } from "../testing/servers/chromium.ts";
import { buildForTests } from "../testing/report/runs.ts";
import { startInstance } from "../testing/servers/instance.ts";
import { startTestPostgres } from "../testing/servers/postgres.ts";
import { generatePrismaClient } from "../cli/build/prisma-client.ts";
import { runBreakable } from "../cli/process/operator-error.ts";
import { step } from "../cli/process/progress.ts";

await runBreakable(async () => {
  const browsers = await step("Chromium", requireBrowsers);
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  await step("Production build", buildForTests, (built) => (built ? "built" : "up to date"));
  const database = await step("PostgreSQL", () => startTestPostgres());
  try {
    const instance = await step("Server answers", () => startInstance({ database }));
    const weights = await step("Pages visited", () =>
      weighPages(browsers, instance, new Date()).finally(() => instance.stop()),
    );
    printTables([weightsTable(weights)]);
    await keepFiles(process.cwd(), 1, { "bench/results/weight.json": formatResults(weights) });
  } finally {
    await database.remove();
  }
});
