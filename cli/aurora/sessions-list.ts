import { InvalidArgumentError } from "@commander-js/extra-typings";
import type { UserSummary } from "../../lib/admin/user-queries.ts";
import { listLiveSessionsOf, type SessionSummary } from "aurora-session/core";
import { parseValue, type AddCommands } from "./command.ts";
import { counted, moment, table } from "./table.ts";
import { listAllUsers, requireUserByEmail } from "./users.ts";
import { withDatabase } from "./with-database.ts";

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
