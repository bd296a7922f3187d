import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { runAurora, type Result } from "./run-aurora.ts";

/** How a command's process ended and what it wrote. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly error: string;
}

/**
 * Runs a command in this process, with the settings that its environment has now; afterwards it has those again. A process
 * of its own costs a second and a half, and does the same: {@link auroraProcess} is for what only a process shows.
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
  const args = ["--conditions=react-server", "--import", "tsx", resolve("cli/aurora.ts"), ...line];
  return new Promise((done) => {
    execFile(process.execPath, args, (error, output, errors) => {
      done({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, output, error: errors });
    });
  });
}
