import { runBreakable } from "../cli/process/operator-error.ts";
import { generatePrismaClient } from "../cli/build/prisma-client.ts";
import { step } from "../cli/process/progress.ts";
import { readShare } from "../testing/report/share.ts";

await runBreakable(async () => {
  const share = readShare("bench:partitions", process.argv[2]);
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  const { measurePartitions } = await import("./partitions/measure-partitions.ts");
  const { partitionPruningTable, partitionsTable, partitionWritesTable } = await import("./partition-tables.ts");
  const { formatResults, keepFiles } = await import("./results.ts");
  const { printTables } = await import("./tables.ts");
  const results = await measurePartitions(share);
  printTables([partitionsTable, partitionWritesTable, partitionPruningTable].map((table) => table(results)));
  await keepFiles(process.cwd(), share, { "bench/results/partitions.json": formatResults(results) });
});
