import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { runAurora, type Result } from "./run-aurora.ts";

/** The exit code of a command's process, and its output. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly error: string;
}

/**
 * Runs a command in this process, with the settings of its present environment, which it restores afterwards. A process of
 * its own costs a second and a half, and does the same. {@link auroraProcess} is for tests that need a real process.
 */
export async function aurora(line: readonly string[]): Promise<Result> {
  const before = { ...process.env };
  try {
    return await runAurora(line);
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** Runs the real command in a process of its own, as cli/run.mjs starts it. */
export function auroraProcess(line: readonly string[]): Promise<Outcome> {
  const args = [
    "--conditions=react-server",
    "--conditions=aurora-source",
    "--import",
    "tsx",
    resolve("cli/aurora.ts"),
    ...line,
  ];
  return new Promise((done) => {
    execFile(process.execPath, args, (error, output, errors) => {
      done({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, output, error: errors });
    });
  });
}
