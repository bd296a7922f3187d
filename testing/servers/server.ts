import { spawn } from "node:child_process";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { environmentWith, run, whenEnded, type ChildEnvironment } from "../../cli/process/child.ts";
import { OperatorError } from "../../cli/process/operator-error.ts";

const POLL_MS = 100;
const LONGEST_START_MS = 60_000;

/** A server that tests start, stop and start again, with its files in a temporary folder. */
export interface TestServer {
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

/** An ordinary user's ids, to run servers as that refuse to run as root; nothing where this process is ordinary itself. */
export type RunAs = { readonly uid?: number; readonly gid?: number };

/** The user `name` of this system, if this process is root. Throws {@link OperatorError} if there is none. */
export async function ordinaryUser(name: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {};
  const ids = await Promise.all(["-u", "-g"].map((option) => run("id", [option, name], { output: "keep" })));
  const [uid, gid] = ids.map(({ code, output }) => (code === 0 ? Number(output) : Number.NaN));
  if (uid === undefined || gid === undefined || Number.isNaN(uid + gid))
    throw new OperatorError(`The tests need the user ${name} to run a server that must not run as root.`);
  return { uid, gid };
}

/** A temporary folder that belongs to `user`. */
export async function makeFolderFor({ uid, gid }: RunAs): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "aurora-"));
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
  return folder;
}

interface Launched {
  readonly program: string;
  readonly args: readonly string[];
  readonly user?: RunAs;
  readonly env?: ChildEnvironment;
  readonly folder: string;
  /** Whether it takes connections by now. */
  readonly answers: () => Promise<boolean>;
  readonly stopSignal: NodeJS.Signals;
}

/** A process that answers, until it is stopped. */
export interface Running {
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a server and waits until it answers. Throws {@link OperatorError} with its words if it does not. */
export async function startTestServer(options: Launched & { readonly url: string }): Promise<TestServer> {
  let launched = await launch(options);
  let running = true;
  const stop = async (): Promise<void> => {
    if (!running) return;
    running = false;
    await launched.stop();
  };
  return {
    url: options.url,
    start: async () => {
      if (running) return;
      launched = await launch(options);
      running = true;
    },
    stop,
    remove: async () => {
      await stop();
      await rm(options.folder, { recursive: true, force: true });
    },
  };
}

/** Does what {@link startTestServer} does, for a process that is stopped once and leaves its files. */
export async function launch({
  program,
  args,
  user,
  env = {},
  folder,
  answers,
  stopSignal,
}: Launched): Promise<Running> {
  const child = spawn(program, args, {
    cwd: folder,
    env: environmentWith(env),
    stdio: ["ignore", "pipe", "pipe"],
    ...user,
  });
  // It must not outlive tests that are broken off.
  const end = (): boolean => child.kill(stopSignal);
  process.once("exit", end);
  let words = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      words = (words + text).slice(-4_000);
    });
  let isDown = false;
  const ended = whenEnded(child).finally(() => {
    isDown = true;
    process.off("exit", end);
  });
  const giveUpAt = Date.now() + LONGEST_START_MS;
  while (!(await answers())) {
    if (isDown || Date.now() > giveUpAt) throw new OperatorError(`${program} did not start:\n${words.trim()}`);
    await wait(POLL_MS);
  }
  const stop = async (): Promise<void> => {
    child.kill(stopSignal);
    await ended;
  };
  return { pid: child.pid ?? 0, stop };
}
