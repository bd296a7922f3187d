import { runBreakable } from "../cli/process/operator-error.ts";
import { generatePrismaClient } from "../cli/build/prisma-client.ts";
import { step } from "../cli/process/progress.ts";
import { startTestPostgres } from "../testing/servers/postgres.ts";
import { readShare } from "../testing/report/share.ts";
import { drawFlames, flameTables } from "./flame-report.ts";
import { formatResults, keepFiles } from "./results.ts";
import { printTables } from "./tables.ts";

await runBreakable(async () => {
  const root = process.cwd();
  const share = readShare("bench:flame", process.argv[2]);
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  const [{ buildForBench }, { startInstance }, { measureFlames }, { describeRun }] = await Promise.all([
    import("./bench-build.ts"),
    import("../testing/servers/instance.ts"),
    import("./flame-runs.ts"),
    import("./about.ts"),
  ]);
  await buildForBench();
  const database = await step("PostgreSQL", () => startTestPostgres());
  try {
    const instance = await step("Server", () => startInstance({ database }));
    const about = await describeRun(database.url, new Date());
    const requests = await measureFlames(instance, share).finally(() => instance.stop());
    const results = { about, requests };
    printTables(flameTables(results));
    await keepFiles(root, share, { "bench/results/flame.json": formatResults(results), ...drawFlames(results) });
  } finally {
    await database.remove();
  }
});
