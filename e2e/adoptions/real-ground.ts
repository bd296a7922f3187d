import { mkdir } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { run } from "@/cli/process/child";
import { OperatorError } from "@/cli/process/operator-error";
import { fillDatabase, type Ground, placeHost, typeIn } from "@/e2e/adoptions/ground";
import type { Host } from "@/e2e/adoptions/hosts";
import { newDatabaseUrl } from "@/testing/servers/postgres";

const PNPM = "12.21.0";
const CREATE_NEXT_APP = resolve("node_modules/create-next-app/dist/index.js");

/** Makes sure that the npm registry answers. Throws {@link OperatorError}. */
export async function requireRegistry(): Promise<void> {
  const { code, output } = await run("npm", ["ping", "--fetch-retries=0"], { output: "keep" });
  if (code === 0) return;
  throw new OperatorError(
    `The npm registry can't be reached, and \`npm run adoptions\` installs packages as a team does:\n${output.trim()}\n\n` +
      "`npm run verify` has a short form, which needs no network.",
  );
}

/** Installs pnpm in a folder, and returns where the program is. */
export async function installPnpm(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const args = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", `pnpm@${PNPM}`];
  const { code, output } = await run("npm", args, { output: "keep", cwd: folder });
  if (code !== 0) throw new OperatorError(`pnpm could not be installed:\n${output.trim()}`);
  return join(folder, "node_modules/.bin");
}

/** Where a host is made, and with what. */
export type Place = {
  /** An empty folder. */
  readonly root: string;
  /** The tarball of the package. */
  readonly tarball: string;
  readonly bin: string;
  /** The address of a database, on the server that gets the host's. */
  readonly neighbour: string;
};

/** Makes a host outside of this repository, with packages of the registry: an app that knows nothing of us yet. */
export async function makeRealGround(host: Host, { root, tarball, bin, neighbour }: Place): Promise<Ground> {
  const ground: Ground = {
    host,
    folder: join(root, host.name),
    gitFolder: join(root, `${host.name}.git`),
    databaseUrl: newDatabaseUrl(neighbour),
    bin,
    // The package is not published: its tarball stands for its name.
    instead: async (typed) => {
      if (!/^(npm install|pnpm add) aurora-session$/.test(typed)) return false;
      await typeIn(ground, typed.replace("aurora-session", tarball));
      return true;
    },
  };
  if (host.before === "nothing") await createNextApp(ground);
  else {
    await placeHost(ground);
    await typeIn(ground, host.commands[0]?.startsWith("pnpm") ? "pnpm install" : "npm install --no-audit --no-fund");
  }
  await fillDatabase(ground);
  return ground;
}

/** Makes an app as `npx create-next-app` does for somebody who takes its defaults. */
async function createNextApp({ folder, bin = "" }: Ground): Promise<void> {
  const args = [CREATE_NEXT_APP, folder, "--yes", "--use-npm", "--disable-git"];
  const env = { PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`, NEXT_TELEMETRY_DISABLED: "1" };
  const { code, output } = await run(process.execPath, args, { output: "keep", env });
  if (code !== 0) throw new OperatorError(`create-next-app failed:\n${output.trim()}`);
}
