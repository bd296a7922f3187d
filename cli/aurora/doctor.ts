import { chooseDataFolder } from "../settings/settings.ts";
import { type Check, ok, problem, warning } from "./check.ts";
import { checkDatabase, checkOpened } from "./check-database.ts";
import { checkEnvironment } from "./check-environment.ts";
import { checkSecret } from "./check-secret.ts";
import type { AddCommands } from "./command.ts";
import { counted, table } from "./table.ts";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { createClient } from "@redis/client";

interface Look {
  /** The database of this installation, if it is open already. */
  readonly openUrl: string;
  /** How long a file, a database or a Redis may take, in milliseconds. What takes longer, or fails, says nothing. */
  readonly longestMs: number;
}

/** Runs all checks of the doctor. */
export async function checkAll(look?: Look): Promise<Check[]> {
  const dataFolder = chooseDataFolder();
  const databaseUrl = process.env["DATABASE_URL"] || undefined;
  const asked = [
    checkSecret(dataFolder, databaseUrl),
    look === undefined ? checkDatabase(dataFolder, databaseUrl) : checkOpened(look.openUrl),
    checkRedis("REDIS_URL", process.env["REDIS_URL"] || undefined),
    checkRedis("DENYLIST_REDIS_URL", process.env["DENYLIST_REDIS_URL"] || undefined),
  ];
  const limited = (checks: Promise<Check[]>): Promise<Check[]> =>
    look === undefined ? checks : Promise.race([checks.catch(() => []), wait(look.longestMs, [], { ref: false })]);
  const found = await Promise.all(asked.map(limited));
  return [await checkNode(process.versions.node), ...checkEnvironment(), ...found.flat()];
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

const packageSchema = z.object({ engines: z.object({ node: z.string().regex(/^>=\d+\.\d+\.\d+$/) }) });

// https://github.com/nodejs/release#release-schedule
const OLDEST_SUPPORTED = "22.0.0";
const UNSUPPORTED = "which gets no security fixes since April 2026: serve others with 22 or 24";

function isAtLeast(version: string, oldest: string): boolean {
  return version.localeCompare(oldest, "en", { numeric: true }) >= 0;
}

/** Compares a version of Node with the one that package.json asks for. */
export async function checkNode(version: string): Promise<Check> {
  const { engines } = packageSchema.parse(JSON.parse(await readFile("package.json", "utf8")));
  const oldest = engines.node.slice(2);
  if (!isAtLeast(version, oldest))
    return problem("Node", `${version} is too old: Aurora needs ${oldest} or newer, see https://nodejs.org.`);
  return ok("Node", isAtLeast(version, OLDEST_SUPPORTED) ? version : `${version}, ${UNSUPPORTED}`);
}

const TIMEOUT_MS = 3_000;

const WITHOUT_REDIS = {
  REDIS_URL: "pages of other servers hear of endings 15 s late",
  DENYLIST_REDIS_URL: "services that look there can't tell whose session ended",
} as const;

/** Checks whether the Redis that a variable names answers. Returns no check where none is configured. */
export async function checkRedis(variable: keyof typeof WITHOUT_REDIS, url: string | undefined): Promise<Check[]> {
  if (url === undefined) return [];
  const client = createClient({ url, socket: { connectTimeout: TIMEOUT_MS, reconnectStrategy: false } });
  // Every error is thrown as well, and without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const memory = await client.info("memory");
    await client.close();
    // A list of which some is thrown away says that those sessions live.
    const evicts = /^maxmemory:[1-9]/m.test(memory) && !/^maxmemory_policy:noeviction/m.test(memory);
    if (evicts && variable === "DENYLIST_REDIS_URL")
      return [warning("Redis", `${variable} may throw endings away when it is full: set maxmemory-policy noeviction.`)];
    return [ok("Redis", "answers")];
  } catch {
    return [problem("Redis", `${variable} does not answer: until it does, ${WITHOUT_REDIS[variable]}.`)];
  }
}
