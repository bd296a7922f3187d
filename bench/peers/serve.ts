import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { environmentWith, whenEnded, type ChildEnvironment } from "../../cli/process/child.ts";
import { OperatorError } from "../../cli/process/operator-error.ts";
import type { Served } from "./contender.ts";

const POLL_MS = 200;
const LONGEST_START_MS = 300_000;

interface Options {
  readonly args: readonly string[];
  readonly folder: string;
  readonly origin: string;
  readonly env: ChildEnvironment;
}

async function answers(origin: string): Promise<boolean> {
  return fetch(origin).then(
    () => true,
    () => false,
  );
}

/** Starts a server by Node and waits until it answers. Throws {@link OperatorError} with its words if it does not. */
export async function serve({ args, folder, origin, env }: Options): Promise<Served> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: environmentWith({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  // It must not outlive a benchmark that is broken off.
  const end = (): boolean => child.kill("SIGTERM");
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
  while (!(await answers(origin))) {
    if (isDown || Date.now() > giveUpAt)
      throw new OperatorError(`The server in ${folder} did not start:\n${words.trim()}`);
    await wait(POLL_MS);
  }
  const stop = async (): Promise<void> => {
    end();
    await ended;
  };
  return { origin, pid: child.pid ?? 0, stop };
}
