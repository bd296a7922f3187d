import { isExpected } from "../process/operator-error.ts";
import { whenToldToStop } from "../process/stop-signal.ts";
import { loadEnvFiles } from "../settings/settings.ts";

async function answer(prepare: () => Promise<unknown>): Promise<number> {
  loadEnvFiles("production");
  // Standard output is for the command's result only.
  process.env["LOG_LEVEL"] = "silent";
  await prepare();
  // Only now there is a Prisma client to import.
  const { runAurora } = await import("./run-aurora.ts");
  const { code, output, error } = await runAurora(process.argv.slice(2));
  if (error !== "") console.error(error);
  // A pipe takes written text in its own time, and ending the process now would cut it off.
  if (output !== "") await new Promise((resolve) => process.stdout.write(`${output}\n`, resolve));
  return code;
}

async function run(prepare: () => Promise<unknown>): Promise<number> {
  try {
    return await answer(prepare);
  } catch (error) {
    console.error(isExpected(error) ? error.message : `That failed unexpectedly: ${String(error)}`);
    return 1;
  }
}

/** Runs the command line of this process, after `prepare`, and ends the process with its exit code. */
export async function runProgram(prepare: () => Promise<unknown>): Promise<never> {
  // The reader of our output may close it early, which is no error.
  process.stdout.on("error", () => process.exit());
  process.exit(await Promise.race([run(prepare), whenToldToStop().then(() => 130)]));
}
