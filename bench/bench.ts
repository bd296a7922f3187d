import { runBreakable } from "../cli/process/operator-error.ts";
import { generatePrismaClient } from "../cli/build/prisma-client.ts";
import { step } from "../cli/process/progress.ts";
import { readShare } from "../testing/report/share.ts";

await runBreakable(async () => {
  const share = readShare("bench", process.argv[2]);
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  const { reportBench } = await import("./report-bench.ts");
  await reportBench(process.cwd(), share);
});
