import { rm } from "node:fs/promises";
import { listBuildSources } from "./build-sources.ts";
import { run } from "../process/child.ts";
import { fingerprint, onceFor } from "./fingerprint.ts";
import { OperatorError } from "../process/operator-error.ts";

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
