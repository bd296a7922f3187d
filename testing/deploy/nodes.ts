import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { run, whenEnded } from "../../cli/process/child.ts";
import { OperatorError } from "../../cli/process/operator-error.ts";
import { chooseFreePort } from "../servers/instance.ts";
import type { Machine } from "./machine.ts";

/** Runs one step of the walk, unless one that it needs failed. */
export type Step = (name: string, needs: readonly string[], work: () => Promise<unknown>) => Promise<void>;

const VERSIONS = ["20", "22", "24"];
const POLL_MS = 200;

/** Starts lines of a shell in the clone that serve until they are told to stop, and walks there by the README's commands. */
async function serveAndWalk(
  machine: Machine,
  script: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const port = await chooseFreePort();
  const origin = `http://localhost:${port}`;
  const variables = {
    PATH: process.env["PATH"] ?? "",
    HOME: `${dirname(machine.clone)}/home`,
    AUTH_URL: origin,
    PORT: String(port),
    ...settings,
  };
  const pairs = Object.entries(variables).map((each) => each.join("="));
  // Nothing of this process's own settings, nor of npm, which runs it.
  const child = spawn("env", ["-i", ...pairs, "sh", "-ec", script.replace("--port 3000", `--port ${port}`)], {
    cwd: machine.clone,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    ...machine.user,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  let isDown = false;
  const ended = whenEnded(child).finally(() => (isDown = true));
  const end = (): void => {
    if (!isDown && child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
  };
  process.once("exit", end);
  try {
    const answers = () =>
      fetch(`${origin}/api/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    while (!(await answers())) {
      if (isDown) throw new OperatorError(`It ended before it was ready:\n${output.slice(-4_000)}`);
      await wait(POLL_MS);
    }
    const readme = await readFile("README.md", "utf8");
    const [, walk = "exit 1"] = /```sh\n(BASE=[^]*?)```/.exec(readme) ?? [];
    const { output: said } = await run("sh", ["-c", walk.replace("http://localhost:3000", origin)], {
      output: "keep",
      cwd: `${dirname(machine.clone)}/home`,
    });
    assert.match(
      said,
      /"current":true[^]*"revocation":"committed"[^]* 401[^]*"code":"session_ended"[^]*"reason":"user"/,
    );
  } finally {
    end();
    await ended;
    process.off("exit", end);
  }
}

/** Returns where the Node of a major version is, from the registry's package `node`. */
async function findNode(machine: Machine, major: string): Promise<{ folder: string; version: string }> {
  const said = await machine.sh(`npx --yes node@${major} -p 'process.execPath + " " + process.version'`, machine.user);
  const [path = "", version = ""] = said.trim().split("\n").at(-1)?.split(" ") ?? [];
  return { folder: dirname(path), version };
}

/** Runs `npm run up` in the clone on each Node, with the README's sign-up and sign-out; then Next's own start. */
export async function walkOnEveryNode(machine: Machine, step: Step, platform: string): Promise<void> {
  for (const major of VERSIONS)
    await step(`npm run up on Node ${major}`, [], async () => {
      const { folder, version } = await findNode(machine, major);
      console.log(`    ${version}`);
      const data = `${dirname(machine.clone)}/home/data-${major}`;
      await serveAndWalk(machine, `export PATH=${folder}:$PATH; exec npm run up`, { AURORA_DATA_DIR: data });
    });
  await step("A platform that runs Next itself", ["On a machine of your own"], () =>
    serveAndWalk(machine, platform, {
      DATABASE_URL: machine.databaseUrl,
      AUTH_SECRET: "a secret of the walk, and of nothing else",
      NODE_OPTIONS: "--max-http-header-size=65536",
    }),
  );
}
