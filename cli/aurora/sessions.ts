import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import type { UserSummary } from "../../lib/admin/user-queries.ts";
import { listLiveSessionsOf, type SessionSummary, Problem, endEverybodysSessions } from "aurora-session/core";
import { parseValue, type AddCommands } from "./command.ts";
import { counted, moment, table } from "./table.ts";
import { listAllUsers, requireUserByEmail } from "./users.ts";
import { withDatabase } from "./with-database.ts";
import { z } from "zod";
import { endAllUserSessions, endUserSessionById } from "../../lib/admin/administer.ts";
import { endReasonSchema, type EndReason } from "aurora-session/shared";
import { OperatorError } from "../process/operator-error.ts";

type Listed = SessionSummary & { readonly email: string };

function toRow({ id, email, deviceName, addressTruncated, provider, createdAt, lastActiveAt }: Listed): string[] {
  return [id, email, deviceName, addressTruncated ?? "", provider, moment(createdAt), moment(lastActiveAt)];
}

async function listSessions(owners: readonly UserSummary[]): Promise<Listed[]> {
  const emails = new Map(owners.map(({ id, email }) => [id, email]));
  const sessions = await listLiveSessionsOf([...emails.keys()]);
  return sessions.map((session) => ({ ...session, email: emails.get(session.userId) ?? "" }));
}

/** Adds `aurora sessions list`. */
export const addSessionsList: AddCommands = (parent, tell) => {
  parent
    .command("list")
    .description("List live sessions: of one user, or everybody's")
    .usage("(--user <email> | --all)")
    .option("--user <email>", "those of one user", parseValue)
    .option("--all", "everybody's")
    .action(async ({ user, all }) => {
      if ((user === undefined) === (all === undefined))
        throw new InvalidArgumentError("Say either --user <email> or --all.");
      const sessions = await withDatabase(async () =>
        listSessions(user === undefined ? await listAllUsers() : [await requireUserByEmail(user)]),
      );
      const headings = ["ID", "EMAIL", "DEVICE", "ADDRESS", "METHOD", "SIGNED IN", "LAST SEEN"];
      const rows = sessions.length > 0 ? table(headings, sessions.map(toRow)) : [];
      tell({ lines: [...rows, counted(sessions.length, "live session")], data: { sessions } });
    });
};

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
