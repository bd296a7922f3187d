import { DataFolderInUseError } from "../../prisma/data-folder-lock.ts";
import { whenToldToStop } from "./stop-signal.ts";

/** Something the operator can mend. The message is for them: one sentence or two that say what to do, never a secret. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}

// Known by name, because their modules take a while to load.
const EXPECTED = new Set(["DataFolderUnusableError", "EnvironmentError", "SchemaEngineError"]);

/** Whether an error's message is meant for the operator. */
export function isExpected(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error instanceof OperatorError || error instanceof DataFolderInUseError || EXPECTED.has(error.name);
}

/** Runs a command to its end and sets the exit code. What the operator can mend is told without a stack trace. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.exitCode = 1;
    console.error(isExpected(error) ? `\n${error.message}` : error);
  }
}

/** Runs a command that holds nothing, ends its children with it when it is told to stop, and ends the process. */
export async function runBreakable(command: () => Promise<void>): Promise<void> {
  await Promise.race([runCommand(command), whenToldToStop().then(() => process.exit(130))]);
  process.exit();
}
