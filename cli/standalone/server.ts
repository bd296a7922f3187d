import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { OperatorError, runCommand } from "../process/operator-error.ts";
import { serve } from "../server/serve.ts";
import { listenHosts, loadEnvFiles, readSettings } from "../settings/settings.ts";

const BUILD_DIR = ".next-standalone";

/** Serves the build beside this file, in this process: installs, migrates and builds nothing (docs/deploy.md). */
async function serveBuild(): Promise<void> {
  process.chdir(dirname(fileURLToPath(import.meta.url)));
  loadEnvFiles("production");
  const { environment, databaseUrl, port, forChildren } = await readSettings();
  if (databaseUrl === undefined)
    throw new OperatorError("DATABASE_URL is not set, and a server that was built standalone brings no database.");
  const { config } = JSON.parse(await readFile(join(BUILD_DIR, "required-server-files.json"), "utf8"));
  // As the server.js does that Next writes: there is no next.config.ts to load.
  Object.assign(process.env, forChildren, {
    NODE_ENV: "production",
    __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(config),
  });
  const settings = {
    mode: "production",
    origin: environment.AUTH_URL.origin,
    port,
    hosts: listenHosts(environment),
    trustedProxies: environment.TRUSTED_PROXIES,
    clientAddressHeader: environment.CLIENT_ADDRESS_HEADER,
  };
  const { default: next } = await import("next");
  await serve(next, JSON.stringify(settings));
}

await runCommand(serveBuild);
process.exit();
