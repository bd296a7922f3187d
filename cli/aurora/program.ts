import { Command } from "@commander-js/extra-typings";
import { addAccounts } from "./accounts.ts";
import type { Report } from "./command.ts";
import { addDoctor } from "./doctor.ts";
import { addMigrate } from "./migrate.ts";
import { addPrune } from "./prune.ts";
import { addSessionsEnd } from "./sessions-end.ts";
import { addSessionsList } from "./sessions-list.ts";
import { addUsers } from "./users.ts";

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
  for (const add of [addAccounts, addPrune, addMigrate, addDoctor]) add(program, report);
  return program;
}
