import { InvalidArgumentError, type CommandUnknownOpts } from "@commander-js/extra-typings";

/** The result of a command: lines for people, and the same as data for `--json`. */
export interface Report {
  readonly lines: readonly string[];
  readonly data: unknown;
  /** Whether the command worked, but found something that is not in order. Then the exit code is 1. */
  readonly failed?: boolean;
}

/** Adds commands to a parent. Each passes its result to `tell`. */
export type AddCommands = (parent: CommandUnknownOpts, tell: (report: Report) => void) => void;

/** Reads the value of an option. Throws for one that looks like the next option: then the value was forgotten. */
export function parseValue(value: string): string {
  if (value.startsWith("-")) throw new InvalidArgumentError("Its value is missing.");
  return value;
}
