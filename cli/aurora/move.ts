import { DESCRIPTION, move, moveOptions, type MoveOptions } from "aurora-session/cli/move";
import type { AddCommands } from "./command.ts";

/** Adds `aurora move`: the package's own command, which knows this app when it sees it. */
export const addMove: AddCommands = (parent, tell) => {
  const command = parent.command("move").description(DESCRIPTION);
  for (const option of moveOptions()) command.addOption(option);
  command.action(async (options: MoveOptions) => {
    tell(await move(process.cwd(), options, "npm run aurora -- move"));
  });
};
