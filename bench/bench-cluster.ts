import { runBreakable } from "../cli/process/operator-error.ts";
import { generatePrismaClient } from "../cli/build/prisma-client.ts";
import { step } from "../cli/process/progress.ts";
import { PGBOUNCER } from "../testing/servers/pgbouncer.ts";
import { POSTGRES } from "../testing/servers/postgres.ts";
import { REDIS } from "../testing/servers/redis.ts";
import { requirePrograms } from "../testing/servers/system-program.ts";
import { readShare } from "../testing/report/share.ts";

await runBreakable(async () => {
  const share = readShare(
    "bench:cluster",
    process.argv.slice(2).find((argument) => argument !== "--install"),
  );
  await requirePrograms([POSTGRES, PGBOUNCER, REDIS]);
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  const { reportCluster } = await import("./report-cluster.ts");
  process.exitCode = (await reportCluster(process.cwd(), share)) ? 0 : 1;
});
