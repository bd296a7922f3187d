import { fork } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { environmentWith, whenEnded, type ChildEnvironment } from "../process/child.ts";
import { OperatorError } from "../process/operator-error.ts";
import type { ServerSettings } from "./server-settings.ts";

const POLL_MS = 50;

/** The Next server in a process of its own, which also stops when this process is gone. */
export interface ServerProcess {
  /** Its id among the system's processes. */
  readonly pid: number;
  /** Resolves with the exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
  /** Lets requests under way finish, and resolves when the process is gone. */
  stop(): Promise<void>;
  /** Sends a signal, and resolves when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

async function answers({ origin, port }: ServerSettings): Promise<boolean> {
  const headers = { host: new URL(origin).host };
  const asked = request({ host: "127.0.0.1", port, path: "/", method: "HEAD", headers });
  try {
    await once(asked.end(), "response");
    return true;
  } catch {
    return false;
  } finally {
    asked.destroy();
  }
}

/** Starts the server and resolves when it answers. Throws {@link OperatorError} when it ends before that. */
export async function startServer(settings: ServerSettings, env: ChildEnvironment): Promise<ServerProcess> {
  const child = fork("cli/server/serve.mjs", [JSON.stringify(settings)], {
    execArgv: ["--conditions=aurora-source"],
    env: environmentWith({ ...env, NODE_ENV: settings.mode }),
  });
  const ended = whenEnded(child);
  const isDown = ended.then(() => true);
  const isListening = once(child, "message").then(() => false);
  const isWaitOver = (): Promise<boolean> => Promise.race([wait(POLL_MS).then(() => false), isDown]);
  let down = await Promise.race([isListening, isDown]);
  while (!down && !(await answers(settings))) down = await isWaitOver();
  if (down || child.pid === undefined) throw new OperatorError("The server stopped before it answered: see above.");
  return {
    pid: child.pid,
    ended,
    stop: async () => {
      if (child.connected) child.send("stop");
      await ended;
    },
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}
