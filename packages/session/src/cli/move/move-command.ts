import { Option, type Command } from "commander";
import { move, type MoveOptions } from "./move.ts";

/** The purpose of the command. */
export const DESCRIPTION = "Say what moves from Auth.js's sessions, move it, or take that back";

/** Its options, as commander has them. */
export function moveOptions(): Option[] {
  const apply = new Option("--apply", "do it, in one transaction; without it nothing is changed");
  const undo = new Option("--undo", "bring the former tables back, in one transaction");
  const drop = new Option("--drop", "name what was set aside; with --yes, delete it for good");
  const exclusive = [apply.conflicts(["undo", "drop"]), undo.conflicts("drop"), drop];
  return [
    ...exclusive,
    new Option("--yes", "with --drop: delete it"),
    new Option("--same-email <who>", "which of several people keeps their address").choices(["verified", "oldest"]),
    new Option("--database <url>", "else DATABASE_URL, from the environment or .env"),
  ];
}

/** Adds `aurora-session move`. */
export function addMove(program: Command): void {
  const command = program.command("move").description(DESCRIPTION).option("--json", "the report as JSON");
  for (const option of moveOptions()) command.addOption(option);
  command.action(async ({ json, ...options }: MoveOptions & { readonly json?: boolean }) => {
    const { lines, data, failed } = await move(process.cwd(), options, "npx aurora-session move");
    process.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : `\n${lines.join("\n")}\n`);
    if (failed) process.exitCode = 1;
  });
}
