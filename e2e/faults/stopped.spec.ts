import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { environmentWith } from "@/cli/process/child";
import { chooseFreePort, TEST_ENVIRONMENT } from "@/testing/servers/instance";
import { startTestPostgres } from "@/testing/servers/postgres";

// npm passes the first two on. With the others, the app only sees that npm has ended.
const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP", "SIGKILL"] as const;

/**
 * Starts `npm run up`, sends a signal to npm's process alone once the app is ready, and resolves with its output when none
 * of its processes is left.
 */
async function upUntil(
  signal: NodeJS.Signals,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const env = environmentWith({ ...TEST_ENVIRONMENT, ...variables });
  const npm = spawn("npm", ["run", "up"], { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [npm.stdout, npm.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      const wasReady = output.includes("is ready");
      output += text;
      if (!wasReady && output.includes("is ready")) npm.kill(signal);
    });
  const stopOnFailure = setTimeout(() => process.kill(-(npm.pid ?? 0), "SIGKILL"), 120_000);
  // Every process of it writes to these.
  await Promise.all([once(npm.stdout, "close"), once(npm.stderr, "close")]);
  clearTimeout(stopOnFailure);
  return output;
}

for (const kind of ["embedded", "PostgreSQL"] as const)
  test(`what stops npm stops everything that \`npm run up\` started, on ${kind}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), "aurora-"));
    const database = kind === "PostgreSQL" ? await startTestPostgres() : undefined;
    const port = String(await chooseFreePort());
    // A public installation needs more settings, and the start names them.
    const isPublic = database !== undefined;
    const variables = {
      AUTH_URL: isPublic ? "https://app.example.com" : `http://localhost:${port}`,
      PORT: port,
      AURORA_DATA_DIR: folder,
      DATABASE_URL: database?.url,
    };
    // Each start finds port and data folder free again.
    for (const signal of SIGNALS) {
      const output = await upUntil(signal, variables);
      expect([signal, output]).toEqual([signal, expect.stringMatching(/is ready[\s\S]*Stopping …\n$/)]);
      expect(output.includes("! Mail: SMTP_URL is not set")).toBe(isPublic);
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    }
    await database?.remove();
    await rm(folder, { recursive: true });
  });
