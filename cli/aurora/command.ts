import { parseArgs, type ParseArgsConfig } from "node:util";

/** What a command found or did: lines for people, and the same as data for `--json`. */
export interface Report {
  readonly lines: readonly string[];
  readonly data: unknown;
  /** The command worked, but what it looked at is not in order: the exit code says so. */
  readonly failed?: boolean;
}

/** One command of `npm run aurora`. */
export interface Command {
  /** What it does, in half a line. */
  readonly summary: string;
  /** How it is written, one line for each way. */
  readonly usage: readonly string[];
  /** What else there is to know: options and what they mean. */
  readonly notes?: readonly string[];
  run(args: readonly string[]): Promise<Report>;
}

/** The command was written wrongly: nothing was done. The message is a sentence for whoever typed it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Node's `parseArgs`, strictly; throws {@link UsageError} for what it does not know. */
export function parseArguments<const Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${error.message.split(/\. |\n/)[0]}.`);
  }
}

/** The only positional argument of a command. Throws {@link UsageError} when there is none, or more. */
export function requireOne(positionals: readonly string[], what: string): string {
  const [only, ...more] = positionals;
  if (only === undefined) throw new UsageError(`Say ${what}.`);
  if (more.length > 0) throw new UsageError(`Say ${what}, and nothing else.`);
  return only;
}
