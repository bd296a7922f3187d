import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { environmentWith } from "@/cli/process/child";
import { chooseFreePort, TEST_ENVIRONMENT } from "@/testing/servers/instance";
import { startTestPostgres } from "@/testing/servers/postgres";

// npm hands the first two on; of the others only its end is to be seen.
const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP", "SIGKILL"] as const;

/**
 * Starts `npm run up`, sends a signal to npm's process alone once the app is ready, and resolves with what was written
 * when no process of it is left.
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
    // A public one needs more, and the start says what.
    const isPublic = database !== undefined;
    const variables = {
      AUTH_URL: isPublic ? "https://app.example.com" : `http://localhost:${port}`,
      PORT: port,
      AURORA_DATA_DIR: folder,
      DATABASE_URL: database?.url,
    };
    // Each finds port and data folder free again.
    for (const signal of SIGNALS) {
      const output = await upUntil(signal, variables);
      expect([signal, output]).toEqual([signal, expect.stringMatching(/is ready[\s\S]*Stopping …\n$/)]);
      expect(output.includes("! Mail: SMTP_URL is not set")).toBe(isPublic);
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    }
    await database?.remove();
    await rm(folder, { recursive: true });
  });
