import { readFile } from "node:fs/promises";
import { z } from "zod";
import { ok, problem, type Check } from "./check.ts";

const packageSchema = z.object({ engines: z.object({ node: z.string().regex(/^>=\d+\.\d+\.\d+$/) }) });

// https://github.com/nodejs/release#release-schedule
const OLDEST_SUPPORTED = "22.0.0";
const UNSUPPORTED = "which gets no security fixes since April 2026: serve others with 22 or 24";

function isAtLeast(version: string, oldest: string): boolean {
  return version.localeCompare(oldest, "en", { numeric: true }) >= 0;
}

/** Compares a version of Node with the one that package.json asks for. */
export async function checkNode(version: string): Promise<Check> {
  const { engines } = packageSchema.parse(JSON.parse(await readFile("package.json", "utf8")));
  const oldest = engines.node.slice(2);
  if (!isAtLeast(version, oldest))
    return problem("Node", `${version} is too old: Aurora needs ${oldest} or newer, see https://nodejs.org.`);
  return ok("Node", isAtLeast(version, OLDEST_SUPPORTED) ? version : `${version}, ${UNSUPPORTED}`);
}
