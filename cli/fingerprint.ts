import { createHash, type Hash } from "node:crypto";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hasCode } from "../prisma/create-file.ts";

// No build has them in it.
const TEST = /\.test\.tsx?$/;

async function add(hash: Hash, path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  });
  if (found?.isDirectory()) for (const name of (await readdir(path)).toSorted()) await add(hash, join(path, name));
  if (found?.isFile() && !TEST.test(path)) hash.update(`${path}\0${found.size}\0`).update(await readFile(path));
}

/** One hash over the contents of files and folders (missing ones and tests are passed over) and over `words`. */
export async function fingerprint(paths: readonly string[], words: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) await add(hash, path);
  return hash.update(JSON.stringify(words)).digest("hex");
}

/** Runs `work` unless `stampFile` says that it was done for this very fingerprint. Says whether it ran. */
export async function onceFor(stampFile: string, print: string, work: () => Promise<void>): Promise<boolean> {
  const done = await readFile(stampFile, "utf8").catch(() => "");
  if (done === print) return false;
  // Work that is broken off leaves no promise behind.
  await rm(stampFile, { force: true });
  await work();
  await writeFile(stampFile, print);
  return true;
}
