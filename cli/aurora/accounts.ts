import { disableAccount, enableAccount, requireNewPassword, setRole } from "../../lib/admin/administer.ts";
import type { UserSummary } from "../../lib/admin/user-queries.ts";
import { parseArguments, requireOne, UsageError, type Command } from "./command.ts";
import { counted } from "./table.ts";
import { requireUserByEmail } from "./users.ts";
import { withDatabase } from "./with-database.ts";

type Change = { readonly changed: boolean; readonly ended?: number };

function changeByEmail(email: string, change: (user: UserSummary) => Promise<Change>): Promise<Change> {
  return withDatabase(async () => change(await requireUserByEmail(email)));
}

function parseEmail(args: readonly string[]): string {
  const { positionals } = parseArguments({ args: [...args], options: {}, allowPositionals: true });
  return requireOne(positionals, "the email of one user");
}

/** `aurora disable` */
export const disable: Command = {
  summary: "Disable an account and end all its sessions",
  usage: ["disable <email>"],
  async run(args) {
    const email = parseEmail(args);
    const data = await changeByEmail(email, ({ id }) => disableAccount(id, "operator"));
    const done = `${email} is disabled now; ${counted(data.ended ?? 0, "session")} ended.`;
    return { lines: [data.changed ? done : `${email} was disabled before.`], data };
  },
};

/** `aurora enable` */
export const enable: Command = {
  summary: "Let the user of a disabled account sign in again",
  usage: ["enable <email>"],
  async run(args) {
    const email = parseEmail(args);
    const data = await changeByEmail(email, ({ id }) => enableAccount(id, "operator"));
    return { lines: [data.changed ? `${email} may sign in again.` : `${email} was not disabled.`], data };
  },
};

/** `aurora require-password` */
export const requirePassword: Command = {
  summary: "Make a user choose a new password before anything else",
  usage: ["require-password <email>"],
  async run(args) {
    const email = parseEmail(args);
    const data = await changeByEmail(email, ({ id }) => requireNewPassword(id, "operator"));
    const done = `${email} must choose a new password before anything else.`;
    return { lines: [data.changed ? done : `${email} had to choose a new password already.`], data };
  },
};

/** `aurora role` */
export const role: Command = {
  summary: "Make a user an administrator, or no longer one",
  usage: ["role <email> admin", "role <email> user"],
  async run(args) {
    const { positionals } = parseArguments({ args: [...args], options: {}, allowPositionals: true });
    const [email, name, ...more] = positionals;
    if (email === undefined || (name !== "admin" && name !== "user") || more.length > 0)
      throw new UsageError("Say the email of one user, and then admin or user.");
    const data = await changeByEmail(email, ({ id }) => setRole(id, name, "operator"));
    return {
      lines: [
        `${email} ${data.changed ? "has the role" : "had the role"} ${name}${data.changed ? " now" : " already"}.`,
      ],
      data,
    };
  },
};
