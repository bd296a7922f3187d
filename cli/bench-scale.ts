import { runBreakable } from "./operator-error.ts";
import { generatePrismaClient } from "./prisma-client.ts";
import { step } from "./progress.ts";
import { readShare } from "../testing/share.ts";

await runBreakable(async () => {
  const share = readShare("bench:scale", process.argv[2]);
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  const { reportScale } = await import("../bench/report-scale.ts");
  process.exitCode = (await reportScale(process.cwd(), share)) ? 0 : 1;
});
