import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../cli/process/child.ts";
import { OperatorError } from "../cli/process/operator-error.ts";
import { chooseFreePort } from "../testing/servers/instance.ts";
import { startTestServer } from "../testing/servers/server.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const NEXT = join(ROOT, "node_modules/next/dist/bin/next");
const QUIET = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;

/** A running app, until it is stopped. */
export type RunningApp = { readonly origin: string; stop(): Promise<void> };

async function build(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(join(ROOT, "bench/nothing"), folder, { recursive: true });
  const { code, output } = await run(process.execPath, [NEXT, "build"], { output: "keep", cwd: folder, env: QUIET });
  if (code !== 0) throw new OperatorError(`${output.trim()}\n\nbench/nothing could not be built: see above.`);
}

/**
 * Builds and serves the app of `bench/nothing/`: this version of Next and React with nothing of ours, one page and one client
 * component. It is built in a folder of its own inside this project, whose modules it finds there.
 */
export async function startNothingApp(): Promise<RunningApp> {
  const folder = join(ROOT, ".next-nothing");
  await build(folder);
  const port = await chooseFreePort();
  const origin = `http://localhost:${port}`;
  const server = await startTestServer({
    program: process.execPath,
    args: [NEXT, "start", "--port", String(port)],
    user: {},
    env: QUIET,
    folder,
    url: origin,
    answers: () =>
      fetch(origin).then(
        ({ ok }) => ok,
        () => false,
      ),
    stopSignal: "SIGTERM",
  });
  return { origin, stop: () => server.remove() };
}
