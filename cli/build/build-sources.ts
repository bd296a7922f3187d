import { readdir } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { run } from "../process/child.ts";

// Our rooms and files, and the tools' folders, that are in no build. Prisma's generated files follow from the schema.
const NOT_BUILT =
  /(^|\/)\.[^/]+\/|^(bench|cli|deploy|docs|e2e|examples|testing|prisma\/(generated|migrations))\/|\.test\.tsx?$|^[^/]+\.md$/;
const ENV_FILE = /^\.env(\.|$)/;
// Folders that tools make, for a project without git. Other tools keep their files in folders like .npm, too.
const MADE_FOLDER = /^(\..+|node_modules|playwright-report|test-results)$/;
const MADE_FILE = /\.(log|tsbuildinfo)$|^next-env\.d\.ts$/;

async function askGit(root: string): Promise<string[] | null> {
  const args = ["-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { code, output } = await run("git", args, { output: "keep" }).catch(() => ({ code: null, output: "" }));
  const paths = output.split("\0").filter((path) => path !== "");
  // In a folder that git ignores, or may not read, it lists none of our files.
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
 * Returns every file below `root` of which a production build could be made, by its path from there, in order: the files that
 * git tracks or would track, and `.env` files, without documents, tests and tools. Without git, the files that no tool makes.
 * `outside`, such as the data folder, is left out wherever it is.
 */
export async function listBuildSources(root: string, outside: string): Promise<string[]> {
  const paths = (await askGit(root)) ?? (await walkAll(root));
  const envFiles = (await readdir(root)).filter((name) => ENV_FILE.test(name));
  const isOutside = (path: string): boolean => resolve(root, path).startsWith(resolve(outside) + sep);
  const sources = [...new Set([...paths, ...envFiles])].filter((path) => !NOT_BUILT.test(path) && !isOutside(path));
  return sources.toSorted();
}
