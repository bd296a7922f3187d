import { Command } from "commander";
import { addInitCommand } from "./init/command.ts";
import { addMove } from "./move/move-command.ts";

/** Makes the parser of `npx aurora-session`. A wrong command line throws `CommanderError`, after its words are printed. */
export function createProgram(): Command {
  const program = new Command("aurora-session").description("Bring aurora-session into a Next.js app.").exitOverride();
  addInitCommand(program);
  addMove(program);
  return program;
}
