import { runBreakable } from "../cli/process/operator-error.ts";
import { generatePrismaClient } from "../cli/build/prisma-client.ts";
import { step } from "../cli/process/progress.ts";
import { readShare } from "../testing/report/share.ts";

await runBreakable(async () => {
  const share = readShare("bench:scale", process.argv[2]);
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  const { reportScale } = await import("./report-scale.ts");
  process.exitCode = (await reportScale(process.cwd(), share)) ? 0 : 1;
});
