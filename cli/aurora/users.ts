import { findUserByEmail, listUsers, usersQuerySchema, type UserSummary } from "../../lib/admin/user-queries.ts";
import { OperatorError } from "../process/operator-error.ts";
import type { AddCommands } from "./command.ts";
import { counted, moment, table } from "./table.ts";
import { withDatabase } from "./with-database.ts";

const PAGE = 100;

/** Returns every user, read page by page. */
export async function listAllUsers(): Promise<UserSummary[]> {
  const all: UserSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await listUsers(usersQuerySchema.parse({ limit: PAGE, cursor }));
    all.push(...page.users);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

/** Returns the user with an e-mail address. Throws {@link OperatorError} when there is none. */
export async function requireUserByEmail(email: string): Promise<UserSummary> {
  const user = await findUserByEmail(email);
  if (user === null)
    throw new OperatorError(`Nobody here has the email ${email}: \`npm run aurora -- users\` lists everybody.`);
  return user;
}

function stateOf({ disabledAt, mustChangePassword }: UserSummary): string {
  const states = [disabledAt !== null && "disabled", mustChangePassword && "must change password"];
  return states.filter(Boolean).join(", ") || "active";
}

function toRow(user: UserSummary): string[] {
  return [user.email, user.name ?? "", user.role, stateOf(user), String(user.liveSessions), moment(user.createdAt)];
}

/** Adds `aurora users`. */
export const addUsers: AddCommands = (parent, tell) => {
  parent
    .command("users")
    .description("List all users and how many sessions each has")
    .action(async () => {
      const all = await withDatabase(listAllUsers);
      const rows = table(["EMAIL", "NAME", "ROLE", "STATE", "SESSIONS", "SINCE"], all.map(toRow));
      tell({ lines: [...(all.length > 0 ? rows : []), counted(all.length, "user")], data: { users: all } });
    });
};
