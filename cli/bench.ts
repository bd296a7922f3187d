import { runBreakable } from "./operator-error.ts";
import { generatePrismaClient } from "./prisma-client.ts";
import { step } from "./progress.ts";
import { readShare } from "../testing/share.ts";

await runBreakable(async () => {
  const share = readShare("bench", process.argv[2]);
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  const { reportBench } = await import("../bench/report-bench.ts");
  await reportBench(process.cwd(), share);
});
