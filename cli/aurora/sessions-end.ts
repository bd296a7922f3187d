import { z } from "zod";
import { endAllUserSessions, endUserSessionById } from "../../lib/admin/administer.ts";
import { endReasonSchema, type EndReason } from "../../lib/end-reason.ts";
import { Problem } from "../../lib/errors.ts";
import { endEverybodysSessions } from "../../lib/session/end-everybody.ts";
import { OperatorError } from "../process/operator-error.ts";
import { parseArguments, UsageError, type Command } from "./command.ts";
import { counted } from "./table.ts";
import { requireUserByEmail } from "./users.ts";
import { withDatabase } from "./with-database.ts";

type Ending = { readonly ended: number };

const OPTIONS = {
  user: { type: "string" },
  id: { type: "string" },
  all: { type: "boolean" },
  yes: { type: "boolean" },
  reason: { type: "string", default: "admin" },
} as const;

function requireReason(text: string): EndReason {
  const reason = endReasonSchema.safeParse(text);
  if (reason.success) return reason.data;
  throw new UsageError(`--reason must be one of ${endReasonSchema.options.join(", ")}.`);
}

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

function chooseEnding(args: readonly string[]): () => Promise<Ending> {
  const { user, id, all, yes, reason: text } = parseArguments({ args: [...args], options: OPTIONS }).values;
  const reason = requireReason(text);
  if ([user, id, all].filter((given) => given !== undefined).length !== 1)
    throw new UsageError("Say one of --user <email>, --id <session id> or --all.");
  if (user !== undefined)
    return async () => endAllUserSessions((await requireUserByEmail(user)).id, "operator", reason);
  if (id !== undefined) {
    if (!z.uuid().safeParse(id).success)
      throw new UsageError("--id must be the id of a session, as `sessions list` shows it.");
    return () => endOne(id, reason);
  }
  if (yes !== true) throw new UsageError("--all signs out everybody: add --yes if that is what you want.");
  return () => endEverybodysSessions("operator", reason);
}

/** `aurora sessions end` */
export const sessionsEnd: Command = {
  summary: "End sessions: of one user, one by its id, or everybody's",
  usage: [
    "sessions end --user <email> [--reason <reason>]",
    "sessions end --id <session id> [--reason <reason>]",
    "sessions end --all --yes [--reason <reason>]",
  ],
  notes: [
    "--reason  why, as the person and the audit trail are told; admin unless given. One of",
    `          ${endReasonSchema.options.join(", ")}`,
    "--yes     needed by --all, which signs out everybody",
  ],
  async run(args) {
    const { ended } = await withDatabase(chooseEnding(args));
    return { lines: [`${counted(ended, "session")} ended.`], data: { ended } };
  },
};
