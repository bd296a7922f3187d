import { runBreakable } from "./process/operator-error.ts";
import { generatePrismaClient } from "./build/prisma-client.ts";
import { buildBeside, describeBuild } from "./build/production-build.ts";
import { step } from "./process/progress.ts";
import { loadEnvFiles, readSettings } from "./settings/settings.ts";

await runBreakable(async () => {
  loadEnvFiles("production");
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  const settings = await step("Environment checked", readSettings);
  await step("App built", () => buildBeside(settings), describeBuild);
});
