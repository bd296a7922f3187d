import { isLoopbackOrigin } from "../../lib/env.ts";
import { NAME } from "../../product/product.ts";
import { lockDataFolder } from "../../prisma/data-folder-lock.ts";
import { startEmbeddedDatabase } from "../../prisma/embedded-database.ts";
import { applyMigrations } from "../../prisma/migrator.ts";
import type { Check } from "../aurora/check.ts";
import { markServed } from "../build/build-folder.ts";
import { OperatorError } from "../process/operator-error.ts";
import { generatePrismaClient } from "../build/prisma-client.ts";
import { buildBeside, describeBuild, buildSessionPackage } from "../build/production-build.ts";
import { faint, green, red, step } from "../process/progress.ts";
import { nameDatabase, requireReachable } from "../database/reach-database.ts";
import { startServer, type ServerProcess } from "../server/server-process.ts";
import { listenHosts, loadEnvFiles, readSettings, type Settings } from "../settings/settings.ts";
import { whenToldToStop } from "../process/stop-signal.ts";
import { once } from "node:events";
import { createServer } from "node:net";
import { hasCode } from "../../prisma/create-file.ts";

// Milliseconds. A Redis or a database that does not answer must not delay the app's start.
const LONGEST_LOOK_MS = 5_000;

type Mode = "production" | "development";
type Undo = () => Promise<void>;

async function openDatabase(settings: Settings, undo: Undo[]): Promise<string> {
  const { databaseUrl, dataFolder } = settings;
  if (databaseUrl !== undefined) {
    await step(
      "Database reached",
      () => requireReachable(databaseUrl),
      () => nameDatabase(databaseUrl),
    );
    return databaseUrl;
  }
  const database = await step("Database started", () => startEmbeddedDatabase(dataFolder));
  undo.push(() => database.stop());
  return database.url;
}

function describeMigrations(names: readonly string[]): string {
  return names.length === 0 ? "none new" : `${names.length} applied`;
}

async function build(settings: Settings, undo: Undo[], interruption: AbortSignal): Promise<Settings> {
  const built = await step("App built", () => buildBeside(settings, interruption), describeBuild);
  undo.push(await markServed(built.settings.buildFolder));
  return built.settings;
}

/** Returns what the doctor finds to mend, which is no reason not to start. */
async function findProblems(openUrl: string): Promise<Check[]> {
  // Runs beside the server's start, so loading and asking delay nothing.
  const { checkAll } = await import("../aurora/doctor.ts");
  const checks = await checkAll({ openUrl, longestMs: LONGEST_LOOK_MS });
  // Elsewhere a platform may overwrite the header that the warning is about; here nobody does.
  return checks.filter(({ name, result }) => result === "problem" || (result === "warning" && name === "Proxy"));
}

interface Started {
  readonly settings: Settings;
  readonly server: ServerProcess;
  readonly problems: readonly Check[];
}

async function start(mode: Mode, undo: Undo[], interruption: AbortSignal): Promise<Started> {
  loadEnvFiles(mode);
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  const settings = await step("Environment checked", readSettings);
  const hosts = listenHosts(settings.environment);
  if (settings.databaseUrl === undefined) {
    const lock = await lockDataFolder(settings.dataFolder);
    undo.push(() => lock.release());
  }
  await step(`Port ${settings.port} free`, () => requireFreePort(settings.port, hosts));
  const databaseUrl = await openDatabase(settings, undo);
  await step("Migrations", () => applyMigrations(databaseUrl), describeMigrations);
  const migrated = { ...settings, forChildren: { ...settings.forChildren, DATABASE_URL: databaseUrl } };
  if (mode === "development")
    await step("Session package", buildSessionPackage, (built) => (built ? "built" : "up to date"));
  const complete = mode === "production" ? await build(migrated, undo, interruption) : migrated;
  // A doctor that fails is no reason either.
  const findings = findProblems(databaseUrl).catch(() => []);
  const { AUTH_URL, TRUSTED_PROXIES, CLIENT_ADDRESS_HEADER } = settings.environment;
  const server = await step("Server answers", () =>
    startServer(
      {
        mode,
        origin: AUTH_URL.origin,
        port: settings.port,
        hosts: [...hosts],
        trustedProxies: TRUSTED_PROXIES,
        clientAddressHeader: CLIENT_ADDRESS_HEADER,
      },
      complete.forChildren,
    ),
  );
  undo.push(() => server.stop());
  return { settings, server, problems: await findings };
}

function greet({ environment, dataFolder, databaseUrl, port }: Settings): void {
  const { origin } = environment.AUTH_URL;
  const where = databaseUrl === undefined ? dataFolder : nameDatabase(databaseUrl);
  const isHere = isLoopbackOrigin(environment);
  const behindProxy = isHere ? "" : faint(` (listening on port ${port})`);
  const mail = isHere && environment.SMTP_URL === undefined ? `\n  Mail    ${origin}/outbox` : "";
  console.log(`
  ${NAME} is ready.

  Open    ${green(origin)}${behindProxy}
  Data    ${where}${mail}
  Stop    Ctrl-C; what is in there stays

  What next
  1. Create an account, and open the dashboard in a second tab.
  2. Sign out in one of them, and watch the other.
  3. "Use it in your app" in README.md shows a page and a route of your own; npm run aurora, what operators can do.
`);
}

function tellProblems(problems: readonly Check[]): void {
  if (problems.length === 0) return;
  const lines = problems.map(({ name, words }) => `  ${red("!")} ${name}: ${words}`);
  console.log(`  To be mended (npm run aurora -- doctor says it too)\n${lines.join("\n")}\n`);
}

/** Starts everything, prints the address, and stops everything when told to, or when the server dies. */
export async function launch(mode: Mode): Promise<void> {
  const undo: Undo[] = [];
  const interruption = new AbortController();
  const told = whenToldToStop().then(() => {
    interruption.abort();
    return "told" as const;
  });
  try {
    const started = await Promise.race([start(mode, undo, interruption.signal), told]);
    if (started === "told") return;
    const { settings, server, problems } = started;
    greet(settings);
    tellProblems(problems);
    const end = await Promise.race([told, server.ended.then(() => "died" as const)]);
    if (end === "died") throw new OperatorError("The server stopped unexpectedly: see above.");
  } finally {
    if (interruption.signal.aborted) console.log("\n  Stopping …");
    for (const release of undo.toReversed()) await release();
  }
}

async function isTaken(port: number, host: string): Promise<boolean> {
  const server = createServer().listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    if (hasCode(error, "EACCES"))
      throw new OperatorError(`This user may not listen on port ${port}: set PORT to another.`);
    // A machine without IPv6 has no ::1 and no ::, which is no reason to stop.
    return hasCode(error, "EADDRINUSE");
  }
  server.close();
  await once(server, "close");
  return false;
}

/** Throws {@link OperatorError} when something already listens on `port` at one of `hosts`. */
async function requireFreePort(port: number, hosts: readonly string[]): Promise<void> {
  for (const host of hosts)
    if (await isTaken(port, host))
      throw new OperatorError(`Port ${port} is in use: stop what listens there, or set PORT to another.`);
}
