import { disable, enable, requirePassword, role } from "./accounts.ts";
import type { Command } from "./command.ts";
import { doctor } from "./doctor.ts";
import { migrate } from "./migrate.ts";
import { prune } from "./prune.ts";
import { sessionsEnd } from "./sessions-end.ts";
import { sessionsList } from "./sessions-list.ts";
import { users } from "./users.ts";

/** Every command by its name, which may be of two words. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ["users", users],
  ["sessions list", sessionsList],
  ["sessions end", sessionsEnd],
  ["disable", disable],
  ["enable", enable],
  ["require-password", requirePassword],
  ["role", role],
  ["prune", prune],
  ["migrate", migrate],
  ["doctor", doctor],
]);
