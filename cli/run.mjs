// The one file that runs before anything is installed: plain JavaScript, and nothing from node_modules.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = [20, 19];
const COMMANDS = {
  up: "cli/up.ts",
  dev: "cli/dev.ts",
  build: "cli/build.ts",
  standalone: "cli/standalone.ts",
  check: "testing/check.ts",
  verify: "testing/verify.ts",
  faults: "testing/faults.ts",
  deploy: "testing/deploy.ts",
  adoptions: "e2e/adoptions.ts",
  engines: "e2e/engines.ts",
  closures: "testing/closures.ts",
  bench: "bench/bench.ts",
  "bench-scale": "bench/bench-scale.ts",
  "bench-weight": "bench/bench-weight.ts",
  "bench-flame": "bench/bench-flame.ts",
  "bench-cluster": "bench/bench-cluster.ts",
  "bench-partitions": "bench/bench-partitions.ts",
  "bench-capacity": "bench/bench-capacity.ts",
  "bench-peers": "bench/bench-peers.ts",
  screenshots: "e2e/screenshots.ts",
  migration: "cli/migration.ts",
  aurora: "cli/aurora.ts",
};
const STAMP = "node_modules/.aurora-lock-hash";
const LOOK_FOR_NPM_MS = 500;
const parent = process.ppid;

/** @param {string} sentence */
function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  giveUp(
    `Aurora needs Node ${OLDEST_NODE.join(".")} or newer, and this is ${process.versions.node}: see https://nodejs.org.`,
  );
}

function readStamp() {
  try {
    return readFileSync(STAMP, "utf8");
  } catch {
    return "";
  }
}

/**
 * Waits for a child, and passes on to it what tells this process to stop: a signal, or the end of the npm that started it.
 * npm passes SIGINT and SIGTERM on and waits. At a SIGHUP it is just gone, and then this process has another parent.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number | null>} its exit code
 */
function untilEnded(child) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, LOOK_FOR_NPM_MS);
  // Without npm, the process that started this one may end, as a shell does.
  if (process.env["npm_lifecycle_event"] === undefined) clearInterval(watch);
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", resolve);
  }).finally(() => clearInterval(watch));
}

async function install() {
  if (!existsSync("package-lock.json"))
    giveUp("package-lock.json is missing, which says what to install: `npm install` writes it.");
  const lockFile = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (readStamp() === lockFile) return;
  console.log("  … Installing packages (npm ci); a minute or two the first time");
  const startedAt = performance.now();
  const options = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await untilEnded(spawn("npm", options, { stdio: "inherit", shell: process.platform === "win32" }));
  if (code === null) process.exit(1);
  if (code !== 0)
    giveUp(
      "The packages could not be installed: see above. Is the npm registry reachable? If package.json was changed by hand, " +
        "`npm install` brings package-lock.json in line with it.",
    );
  writeFileSync(STAMP, lockFile);
  console.log(`  ✓ Packages installed (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

/** @param {string} command @param {string[]} args */
async function start(command, args) {
  // "server-only" throws without this condition; the app's own code is shared with the launcher.
  const node = [
    "--conditions=react-server",
    "--conditions=aurora-source",
    "--import",
    "tsx",
    COMMANDS[command],
    ...args,
  ];
  // The child stops when this channel closes, even if this process is killed.
  const child = spawn(process.execPath, node, { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  process.exit((await untilEnded(child)) ?? 1);
}

const [command = "", ...args] = process.argv.slice(2);
process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));
requireNode();
if (!Object.hasOwn(COMMANDS, command)) giveUp(`Say one of: ${Object.keys(COMMANDS).join(", ")}.`);
await install();
await start(command, args);
