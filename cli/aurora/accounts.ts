import { Argument } from "@commander-js/extra-typings";
import { disableAccount, enableAccount, requireNewPassword, setRole } from "../../lib/admin/administer.ts";
import type { UserSummary } from "../../lib/admin/user-queries.ts";
import type { AddCommands } from "./command.ts";
import { counted } from "./table.ts";
import { requireUserByEmail } from "./users.ts";
import { withDatabase } from "./with-database.ts";

type Change = { readonly changed: boolean; readonly ended?: number };

function changeByEmail(email: string, change: (user: UserSummary) => Promise<Change>): Promise<Change> {
  return withDatabase(async () => change(await requireUserByEmail(email)));
}

/** Adds `aurora disable`, `enable`, `require-password` and `role`. */
export const addAccounts: AddCommands = (parent, tell) => {
  parent
    .command("disable <email>")
    .description("Disable an account and end all its sessions")
    .action(async (email) => {
      const data = await changeByEmail(email, ({ id }) => disableAccount(id, "operator"));
      const done = `${email} is disabled now; ${counted(data.ended ?? 0, "session")} ended.`;
      tell({ lines: [data.changed ? done : `${email} was disabled before.`], data });
    });

  parent
    .command("enable <email>")
    .description("Let the user of a disabled account sign in again")
    .action(async (email) => {
      const data = await changeByEmail(email, ({ id }) => enableAccount(id, "operator"));
      tell({ lines: [data.changed ? `${email} may sign in again.` : `${email} was not disabled.`], data });
    });

  parent
    .command("require-password <email>")
    .description("Make a user choose a new password before anything else")
    .action(async (email) => {
      const data = await changeByEmail(email, ({ id }) => requireNewPassword(id, "operator"));
      const done = `${email} must choose a new password before anything else.`;
      tell({ lines: [data.changed ? done : `${email} had to choose a new password already.`], data });
    });

  parent
    .command("role <email>")
    .description("Make a user an administrator, or no longer one")
    .addArgument(new Argument("<role>", "what they may do from the next request on").choices(["admin", "user"]))
    .action(async (email, name) => {
      const data = await changeByEmail(email, ({ id }) => setRole(id, name, "operator"));
      const words = data.changed ? `has the role ${name} now` : `had the role ${name} already`;
      tell({ lines: [`${email} ${words}.`], data });
    });
};
