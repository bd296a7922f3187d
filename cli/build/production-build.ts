import { join, relative } from "node:path";
import { chooseBuildFolder } from "./build-folder.ts";
import { listBuildSources } from "./build-sources.ts";
import { environmentWith, run } from "../process/child.ts";
import { fingerprint, isDoneFor, onceFor } from "./fingerprint.ts";
import { OperatorError } from "../process/operator-error.ts";
import type { Settings } from "../settings/settings.ts";
import { rm } from "node:fs/promises";

type BuildSettings = Pick<Settings, "buildFolder" | "dataFolder" | "forChildren">;

function stampIn(folder: string): string {
  return join(folder, "made-from");
}

/** Returns one hash over a build's sources, the key of Server Actions, and the variables that Next writes into scripts. */
async function printOf({ dataFolder, forChildren }: BuildSettings): Promise<string> {
  const shown = Object.entries(environmentWith(forChildren)).filter(([name]) => name.startsWith("NEXT_PUBLIC_"));
  const key = forChildren["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"] ?? "";
  const words = [process.version, key, ...shown.map((each) => each.join("=")).toSorted()];
  return fingerprint(await listBuildSources(".", dataFolder), words);
}

async function build(
  { buildFolder, forChildren }: BuildSettings,
  print: string,
  signal?: AbortSignal,
): Promise<boolean> {
  return onceFor(stampIn(buildFolder), print, async () => {
    await buildSessionPackage();
    const { code, output } = await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      output: "keep",
      env: { ...forChildren, NODE_ENV: "production" },
      ...(signal && { signal }),
    });
    if (code !== 0) throw new OperatorError(`${output.trim()}\n\nThe app could not be built: see above.`);
  });
}

/** Runs `next build` unless the build folder holds a build of these sources and this key. Returns whether it built. */
export async function buildIfNeeded(settings: BuildSettings): Promise<boolean> {
  return build(settings, await printOf(settings));
}

interface Built<Given> {
  readonly built: boolean;
  /** The given settings, with the folder that has the build. */
  readonly settings: Given;
}

/** Returns the note that a step shows about a finished build. */
export function describeBuild({ built, settings }: Built<BuildSettings>): string {
  return built ? `in ${relative(process.cwd(), settings.buildFolder)}` : "up to date";
}

/**
 * As {@link buildIfNeeded}, but leaves a folder alone that another Aurora serves, and builds in one beside it.
 */
export async function buildBeside<Given extends BuildSettings>(
  given: Given,
  signal?: AbortSignal,
): Promise<Built<Given>> {
  const print = await printOf(given);
  const buildFolder = await chooseBuildFolder(given.buildFolder, (folder) => isDoneFor(stampIn(folder), print));
  // Next reads the folder from the environment, relative to its working folder.
  const forChildren = { ...given.forChildren, AURORA_BUILD_DIR: relative(process.cwd(), buildFolder) };
  const settings = { ...given, buildFolder, forChildren };
  return { built: await build(settings, print, signal), settings };
}

const PACKAGE = "packages/session";

async function compile(): Promise<void> {
  await rm(`${PACKAGE}/dist`, { recursive: true, force: true });
  const args = ["node_modules/typescript/bin/tsc", "-p", `${PACKAGE}/tsconfig.build.json`];
  const { code, output } = await run(process.execPath, args, { output: "keep" });
  if (code !== 0) throw new OperatorError(`The session package could not be built:\n${output}`);
}

/**
 * Builds `aurora-session` unless it is built of these sources. Next takes it as it is published; types, tests and tools read
 * its sources. Returns whether it built.
 */
export async function buildSessionPackage(): Promise<boolean> {
  const sources = (await listBuildSources(".", ".data")).filter((path) => path.startsWith(`${PACKAGE}/`));
  const print = await fingerprint([...sources, "tsconfig.json", "node_modules/typescript/package.json"], []);
  return onceFor(`${PACKAGE}/dist/.made-from`, print, compile);
}
