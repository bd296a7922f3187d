import { OperatorError } from "../../cli/process/operator-error.ts";

/** Returns the share of rounds that a command runs: above 0, at most 1, by default 1. Throws {@link OperatorError}. */
export function readShare(command: string, argument: string | undefined): number {
  const share = Number(argument ?? 1);
  if (share > 0 && share <= 1) return share;
  throw new OperatorError(`Say which share of all rounds to run, above 0 and at most 1: npm run ${command} -- 0.1`);
}
