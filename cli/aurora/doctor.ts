import { chooseDataFolder } from "../settings/settings.ts";
import type { Check } from "./check.ts";
import { checkDatabase, checkOpened } from "./check-database.ts";
import { checkEnvironment } from "./check-environment.ts";
import { checkNode } from "./check-node.ts";
import { checkRedis } from "./check-redis.ts";
import { checkSecret } from "./check-secret.ts";
import type { AddCommands } from "./command.ts";
import { counted, table } from "./table.ts";

/** Runs all checks of the doctor. `openUrl` is the database of this installation, if it is open already. */
export async function checkAll(openUrl?: string): Promise<Check[]> {
  const dataFolder = chooseDataFolder();
  const databaseUrl = process.env["DATABASE_URL"] || undefined;
  return [
    await checkNode(process.versions.node),
    ...checkEnvironment(),
    ...(await checkSecret(dataFolder, databaseUrl)),
    ...(await (openUrl === undefined ? checkDatabase(dataFolder, databaseUrl) : checkOpened(openUrl))),
    ...(await checkRedis(process.env["REDIS_URL"] || undefined)),
  ];
}

function summarise(problems: number, warnings: number): string {
  if (problems + warnings === 0) return "Everything is in order.";
  return `${counted(problems, "problem")}, ${counted(warnings, "warning")}.`;
}

/** Adds `aurora doctor`. */
export const addDoctor: AddCommands = (parent, tell) => {
  parent
    .command("doctor")
    .description("Check this installation and say what to mend")
    .addHelpText("after", "\nChanges nothing. The exit code is 1 if there is a problem; a warning alone leaves it 0.")
    .action(async () => {
      const checks = await checkAll();
      const problems = checks.filter(({ result }) => result === "problem").length;
      const warnings = checks.filter(({ result }) => result === "warning").length;
      const rows = checks.map(({ result, name, words }) => [result, name, words]);
      tell({
        lines: [...table(["RESULT", "WHAT", "FOUND"], rows), "", summarise(problems, warnings)],
        data: { checks, problems, warnings },
        failed: problems > 0,
      });
    });
};
