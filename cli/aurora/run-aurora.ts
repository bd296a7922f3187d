import { CommanderError, type CommandUnknownOpts, Command } from "@commander-js/extra-typings";
import { DatabaseUnavailable, Problem } from "aurora-session/core";
import { problems } from "../../lib/words/en/problems.ts";
import { isExpected } from "../process/operator-error.ts";
import { lastLine } from "./table.ts";
import { addAccounts } from "./accounts.ts";
import type { Report } from "./command.ts";
import { addDoctor } from "./doctor.ts";
import { addMigrate } from "./migrate.ts";
import { addMove } from "./move.ts";
import { addPrune } from "./prune.ts";
import { addSessionsEnd, addSessionsList } from "./sessions.ts";
import { addUsers } from "./users.ts";

/** The process's output and its exit code: 0 done, 1 failed, 2 the command line was wrong. */
export interface Result {
  readonly code: 0 | 1 | 2;
  readonly output: string;
  readonly error: string;
}

function describe(error: unknown): string {
  if (isExpected(error)) return error.message;
  if (error instanceof DatabaseUnavailable) return `The database could not do it: ${lastLine(error.cause)}`;
  if (error instanceof Problem) return Object.values(problems[error.code]).join(". ");
  return `That failed unexpectedly: ${lastLine(error)}`;
}

/** Returns one line about an error in the command line, and where to read on. */
function describeUsage(
  { code, message }: CommanderError,
  program: CommandUnknownOpts,
  line: readonly string[],
): string {
  const words = code === "commander.help" ? "say a command" : message.replace(/^error: /, "").replaceAll("\n", " ");
  const sentence = words.charAt(0).toUpperCase() + words.slice(1).replace(/\.$/, "");
  const path = [program];
  for (const word of line) path.push(...(path.at(-1)?.commands.filter((command) => command.name() === word) ?? []));
  return `${sentence}. \`${path.map((command) => command.name()).join(" ")} --help\` tells more.`;
}

/** Runs one command line of `npm run aurora`. Never throws: an error that is meant for the operator becomes a sentence. */
export async function runAurora(line: readonly string[]): Promise<Result> {
  let output = "";
  let code: Result["code"] = 0;
  const program = createProgram(
    (text) => {
      output += text;
    },
    ({ lines, data, failed }, asJson) => {
      output = asJson ? JSON.stringify(data, null, 2) : lines.join("\n");
      if (failed) code = 1;
    },
  );
  try {
    await program.parseAsync(line, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) return { code: 1, output: "", error: describe(error) };
    if (error.exitCode !== 0) return { code: 2, output: "", error: describeUsage(error, program, line) };
  }
  return { code, output: output.trimEnd(), error: "" };
}

/** Makes the parser of every command. It prints nothing and ends no process: a parse throws `CommanderError` instead. */
export function createProgram(write: (text: string) => void, tell: (report: Report, asJson: boolean) => void) {
  const program = new Command("npm run aurora --")
    .description("Look after an Aurora from the command line, also while it runs.")
    .option("--json", "the answer as JSON; `npm run --silent` keeps npm's own lines away")
    .addHelpText("after", "\n<command> --help tells more. Exit codes: 0 done, 1 failed, 2 written wrongly.")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: write, writeErr: () => undefined })
    .exitOverride();
  const report = (found: Report): void => tell(found, program.opts().json === true);
  addUsers(program, report);
  const sessions = program.command("sessions").description("List live sessions, or end some");
  addSessionsList(sessions, report);
  addSessionsEnd(sessions, report);
  for (const add of [addAccounts, addPrune, addMigrate, addMove, addDoctor]) add(program, report);
  return program;
}
