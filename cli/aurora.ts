import { isExpected } from "./process/operator-error.ts";
import { generatePrismaClient } from "./build/prisma-client.ts";
import { loadEnvFiles } from "./settings/settings.ts";
import { whenToldToStop } from "./process/stop-signal.ts";

async function answer(): Promise<number> {
  loadEnvFiles("production");
  // Standard output is for the command's result only.
  process.env["LOG_LEVEL"] = "silent";
  await generatePrismaClient();
  // Only now there is a Prisma client to import.
  const { runAurora } = await import("./aurora/run-aurora.ts");
  const { code, output, error } = await runAurora(process.argv.slice(2));
  if (error !== "") console.error(error);
  // A pipe takes written text in its own time, and ending the process now would cut it off.
  if (output !== "") await new Promise((resolve) => process.stdout.write(`${output}\n`, resolve));
  return code;
}

async function run(): Promise<number> {
  try {
    return await answer();
  } catch (error) {
    console.error(isExpected(error) ? error.message : `That failed unexpectedly: ${String(error)}`);
    return 1;
  }
}

// The reader of our output may close it early, which is no error.
process.stdout.on("error", () => process.exit());
process.exit(await Promise.race([run(), whenToldToStop().then(() => 130)]));
