import { readdir } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { run } from "../process/child.ts";

// Rooms and files of ours, and folders of tools, that no build has in it; what Prisma generates follows from the schema.
const NOT_BUILT =
  /(^|\/)\.[^/]+\/|^(bench|cli|docs|e2e|examples|testing|prisma\/(from-auth-js|generated|migrations))\/|\.test\.tsx?$|^[^/]+\.md$/;
const ENV_FILE = /^\.env(\.|$)/;
// What tools make, for a folder without git. Those of others keep theirs in folders like .npm, too.
const MADE_FOLDER = /^(\..+|node_modules|playwright-report|test-results)$/;
const MADE_FILE = /\.(log|tsbuildinfo)$|^next-env\.d\.ts$/;

async function askGit(root: string): Promise<string[] | null> {
  const args = ["-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { code, output } = await run("git", args, { output: "keep" }).catch(() => ({ code: null, output: "" }));
  const paths = output.split("\0").filter((path) => path !== "");
  // A folder that git ignores, or may not read, is none of its.
  return code === 0 && paths.includes("package.json") ? paths : null;
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return MADE_FOLDER.test(entry.name) ? [] : walk(path);
    return MADE_FILE.test(entry.name) ? [] : [path];
  });
  return (await Promise.all(found)).flat();
}

async function walkAll(root: string): Promise<string[]> {
  return (await walk(root)).map((path) => relative(root, path).split(sep).join("/"));
}

/**
 * Every file below `root` of which a production build could be made, by its path from there, in order: what git tracks or
 * would track, and `.env` files, less documents, tests and tools. Without git, what is not made by a tool. `outside`, such
 * as the data folder, is left out wherever it is.
 */
export async function listBuildSources(root: string, outside: string): Promise<string[]> {
  const paths = (await askGit(root)) ?? (await walkAll(root));
  const envFiles = (await readdir(root)).filter((name) => ENV_FILE.test(name));
  const isOutside = (path: string): boolean => resolve(root, path).startsWith(resolve(outside) + sep);
  const sources = [...new Set([...paths, ...envFiles])].filter((path) => !NOT_BUILT.test(path) && !isOutside(path));
  return sources.toSorted();
}
