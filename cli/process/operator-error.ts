import { DataFolderInUseError } from "../../prisma/data-folder-lock.ts";
import { whenToldToStop } from "./stop-signal.ts";

/** An error that the operator can mend. Its message is for them: a sentence or two that say what to do, never a secret. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}

// Known by name, because loading their modules takes a while.
const EXPECTED = new Set(["CommandError", "DataFolderUnusableError", "EnvironmentError", "SchemaEngineError"]);

/** Returns whether an error's message is meant for the operator. */
export function isExpected(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error instanceof OperatorError || error instanceof DataFolderInUseError || EXPECTED.has(error.name);
}

/** Runs a command to its end and sets the exit code. Shows an error that the operator can mend without a stack trace. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.exitCode = 1;
    console.error(isExpected(error) ? `\n${error.message}` : error);
  }
}

/** Runs a command that needs no cleaning up. When told to stop, ends its children with it. Then ends the process. */
export async function runBreakable(command: () => Promise<void>): Promise<void> {
  await Promise.race([runCommand(command), whenToldToStop().then(() => process.exit(130))]);
  process.exit();
}
