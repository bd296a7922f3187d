import { execFile } from "node:child_process";
import { resolve } from "node:path";

/** For tests that run commands: each starts a process, and a busy machine is no failure. */
export const PATIENCE_MS = 400_000;

/** How a command ended and what it wrote. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly error: string;
}

/** Runs the real command in a process of its own, as cli/run.mjs starts it. */
export function aurora(line: readonly string[], changes: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const args = ["--conditions=react-server", "--import", "tsx", resolve("cli/aurora.ts"), ...line];
  return new Promise((done) => {
    execFile(process.execPath, args, { env: { ...process.env, ...changes } }, (error, output, errors) => {
      done({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, output, error: errors });
    });
  });
}
