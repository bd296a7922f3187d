import { spawn, type ChildProcess } from "node:child_process";

/** The exit code of a child process, and everything that it wrote. */
export interface Outcome {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly output: string;
}

/** Variables of a child process. An undefined one is removed. */
export type ChildEnvironment = Readonly<Record<string, string | undefined>>;

interface RunOptions {
  readonly env?: ChildEnvironment;
  /** The folder to run it in, if that is not this process's. */
  readonly cwd?: string;
  /** The user to run it as, where this process may choose. */
  readonly user?: { readonly uid?: number; readonly gid?: number };
  /** Ends the child when aborted. */
  readonly signal?: AbortSignal;
  /** "show" lets the child write to this terminal; "keep" only returns what it wrote. */
  readonly output: "show" | "keep";
}

/** Returns this process's whole environment, with the variables of `changes` set or, where undefined, removed. */
export function environmentWith(changes: ChildEnvironment): NodeJS.ProcessEnv {
  const merged = { ...process.env, ...changes };
  for (const [name, value] of Object.entries(changes)) if (value === undefined) delete merged[name];
  return merged;
}

/** Resolves with the exit code when a child has ended, or null after a signal. Rejects if it could not be started. */
export function whenEnded(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code));
  });
}

/** Runs a program to its end. Never rejects for an exit code; it does if the program can't be started or was aborted. */
export async function run(program: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  const child = spawn(program, args, {
    stdio: options.output === "show" ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    env: environmentWith(options.env ?? {}),
    ...options.user,
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    ...(options.signal && { signal: options.signal }),
  });
  // A child must not outlive a command that is interrupted.
  const end = (): boolean => child.kill();
  process.once("exit", end);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  try {
    return { code: await whenEnded(child), output };
  } finally {
    process.off("exit", end);
  }
}
