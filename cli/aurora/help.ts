import type { Command } from "./command.ts";

const CALL = "npm run aurora --";
const JSON_NOTE = "--json    the answer as JSON; `npm run --silent` keeps npm's own lines away";

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** What all commands are. */
export function helpForAll(commands: ReadonlyMap<string, Command>): string {
  const width = Math.max(...[...commands.keys()].map((name) => name.length));
  const lines = [...commands].map(([name, { summary }]) => `${name.padEnd(width)}  ${summary}`);
  return [
    "Look after an Aurora from the command line, also while it runs.",
    "",
    `${CALL} <command> [--json]`,
    "",
    ...indent(lines),
    "",
    `${CALL} <command> --help tells more. Exit codes: 0 done, 1 failed, 2 written wrongly.`,
  ].join("\n");
}

/** How some commands are written. */
export function helpFor(commands: readonly Command[]): string {
  return commands
    .map(({ summary, usage, notes = [] }) =>
      [`${summary}.`, "", ...indent(usage.map((line) => `${CALL} ${line}`)), "", ...indent([...notes, JSON_NOTE])].join(
        "\n",
      ),
    )
    .join("\n\n");
}
