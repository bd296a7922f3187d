import { runBreakable } from "./operator-error.ts";
import { generatePrismaClient } from "./prisma-client.ts";
import { buildBeside, describeBuild } from "./production-build.ts";
import { step } from "./progress.ts";
import { loadEnvFiles, readSettings } from "./settings.ts";

await runBreakable(async () => {
  loadEnvFiles("production");
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  const settings = await step("Environment checked", readSettings);
  await step("App built", () => buildBeside(settings), describeBuild);
});
