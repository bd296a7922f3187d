import { Command } from "commander";

/** Makes the parser of `npx aurora-session`. A wrong command line throws `CommanderError`, after its words are printed. */
export function createProgram(): Command {
  return new Command("aurora-session").description("Bring aurora-session into a Next.js app.").exitOverride();
}
