import { InvalidArgumentError, type CommandUnknownOpts } from "@commander-js/extra-typings";

/** What a command found or did: lines for people, and the same as data for `--json`. */
export interface Report {
  readonly lines: readonly string[];
  readonly data: unknown;
  /** The command worked, but what it looked at is not in order: the exit code says so. */
  readonly failed?: boolean;
}

/** Adds commands to a parent. Each hands what it found or did to `tell`. */
export type AddCommands = (parent: CommandUnknownOpts, tell: (report: Report) => void) => void;

/** Reads the value of an option. Throws for one that looks like the next option: then the value was forgotten. */
export function parseValue(value: string): string {
  if (value.startsWith("-")) throw new InvalidArgumentError("Its value is missing.");
  return value;
}
