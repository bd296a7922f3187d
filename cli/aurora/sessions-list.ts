import type { UserSummary } from "../../lib/admin/user-queries.ts";
import { listLiveSessionsOf, type SessionSummary } from "../../lib/session/session-queries.ts";
import { parseArguments, UsageError, type Command } from "./command.ts";
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

/** `aurora sessions list` */
export const sessionsList: Command = {
  summary: "List live sessions",
  usage: ["sessions list --user <email>", "sessions list --all"],
  async run(args) {
    const options = { user: { type: "string" }, all: { type: "boolean" } } as const;
    const { user, all } = parseArguments({ args: [...args], options }).values;
    if ((user === undefined) === (all !== true)) throw new UsageError("Say either --user <email> or --all.");
    const sessions = await withDatabase(async () =>
      listSessions(user === undefined ? await listAllUsers() : [await requireUserByEmail(user)]),
    );
    const headings = ["ID", "EMAIL", "DEVICE", "ADDRESS", "METHOD", "SIGNED IN", "LAST SEEN"];
    const rows = sessions.length > 0 ? table(headings, sessions.map(toRow)) : [];
    return { lines: [...rows, counted(sessions.length, "live session")], data: { sessions } };
  },
};
