import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { z } from "zod";
import { endAllUserSessions, endUserSessionById } from "../../lib/admin/administer.ts";
import { endReasonSchema, type EndReason } from "aurora-session/shared";
import { Problem, endEverybodysSessions } from "aurora-session/core";
import { OperatorError } from "../process/operator-error.ts";
import { parseValue, type AddCommands } from "./command.ts";
import { counted } from "./table.ts";
import { requireUserByEmail } from "./users.ts";
import { withDatabase } from "./with-database.ts";

type Ending = { readonly ended: number };

async function endOne(id: string, reason: EndReason): Promise<Ending> {
  try {
    return await endUserSessionById(id, "operator", reason);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "not_found") throw error;
    throw new OperatorError(
      `There is no session ${id}: \`npm run aurora -- sessions list --all\` lists the live ones.`,
    );
  }
}

function parseId(id: string): string {
  if (z.uuid().safeParse(id).success) return id;
  throw new InvalidArgumentError("It must be the id of a session, as `sessions list` shows it.");
}

/** Adds `aurora sessions end`. */
export const addSessionsEnd: AddCommands = (parent, tell) => {
  const why = new Option("--reason <reason>", "why, as the person and the audit trail are told");
  parent
    .command("end")
    .description("End sessions: of one user, one by its id, or everybody's")
    .usage("(--user <email> | --id <id> | --all --yes) [--reason <reason>]")
    .option("--user <email>", "those of one user", parseValue)
    .option("--id <id>", "one session, by its id", parseId)
    .option("--all", "everybody's")
    .option("--yes", "needed by --all, which signs out everybody")
    .addOption(why.choices(endReasonSchema.options).default("admin" as const))
    .action(async ({ user, id, all, yes, reason }) => {
      if ([user, id, all].filter((given) => given !== undefined).length !== 1)
        throw new InvalidArgumentError("Say one of --user <email>, --id <id> or --all.");
      if (all && !yes) throw new InvalidArgumentError("--all signs out everybody: add --yes if that is what you want.");
      const { ended } = await withDatabase(async () => {
        if (user !== undefined) return endAllUserSessions((await requireUserByEmail(user)).id, "operator", reason);
        if (id !== undefined) return endOne(id, reason);
        return endEverybodysSessions("operator", reason);
      });
      tell({ lines: [`${counted(ended, "session")} ended.`], data: { ended } });
    });
};
