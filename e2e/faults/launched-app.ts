import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { environmentWith, whenEnded, type Outcome } from "@/cli/process/child";
import { chooseFreePort, TEST_ENVIRONMENT } from "@/testing/servers/instance";

const POLL_MS = 100;
const NODE_ARGUMENTS = ["--conditions=react-server", "--conditions=aurora-source", "--import", "tsx", "cli/up.ts"];

/** Everything that `npm run up` starts, as processes that can be killed all at once. */
export interface LaunchedApp {
  readonly origin: string;
  start(): Promise<void>;
  /** SIGKILL for the launcher, the embedded database inside it and the server, in the same moment. */
  kill(): Promise<void>;
  /** Starts a second one on the same data folder, and resolves when that has ended. */
  startAnother(): Promise<Outcome>;
  /** Kills it and removes its data. */
  remove(): Promise<void>;
}

type Running = { readonly child: ChildProcess; readonly ended: Promise<number | null>; readonly words: () => string };

async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(origin, { method: "HEAD" })).ok;
  } catch {
    return false;
  }
}

/** Prepares the app with a data folder of its own; `databaseUrl` undefined means the embedded database. */
export async function prepareApp(databaseUrl: string | undefined): Promise<LaunchedApp> {
  const folder = await mkdtemp(join(tmpdir(), "aurora-"));

  const launch = (port: number): Running => {
    const env = environmentWith({
      ...TEST_ENVIRONMENT,
      LIMIT_SIGN_INS_PER_ADDRESS: "100000",
      DATABASE_TIMEOUT_MS: "20000",
      AURORA_DATA_DIR: folder,
      AUTH_URL: `http://localhost:${port}`,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
    });
    // A process group of its own, so that one signal reaches all of it.
    const child = spawn(process.execPath, NODE_ARGUMENTS, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    return { child, ended: whenEnded(child), words: () => output };
  };

  const port = await chooseFreePort();
  const origin = `http://localhost:${port}`;
  let running: Running | null = null;
  const kill = async (): Promise<void> => {
    if (running?.child.pid === undefined) return;
    process.kill(-running.child.pid, "SIGKILL");
    await running.ended;
    running = null;
  };
  return {
    origin,
    start: async () => {
      const started = launch(port);
      running = started;
      let isDown = false;
      const down = started.ended.finally(() => (isDown = true));
      while (!(await answers(origin))) {
        if (isDown) throw new Error(`It ended before it answered: ${started.words()}`);
        await Promise.race([wait(POLL_MS), down]);
      }
    },
    kill,
    startAnother: async () => {
      const another = launch(await chooseFreePort());
      return { code: await another.ended, output: another.words() };
    },
    remove: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
