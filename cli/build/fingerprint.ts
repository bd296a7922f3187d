import { createHash } from "node:crypto";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { hasCode } from "../../prisma/create-file.ts";

/** Returns one hash over names and contents of files, and over `words`. A path without a file counts by its name. */
export async function fingerprint(paths: readonly string[], words: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) {
    const found = await stat(path).catch((error: unknown) => {
      if (hasCode(error, "ENOENT")) return null;
      throw error;
    });
    hash.update(`${path}\0${found?.size ?? ""}\0`);
    if (found?.isFile()) hash.update(await readFile(path));
  }
  return hash.update(JSON.stringify(words)).digest("hex");
}

/** Returns whether `stampFile` says that the work was done for this fingerprint. */
export async function isDoneFor(stampFile: string, print: string): Promise<boolean> {
  return (await readFile(stampFile, "utf8").catch(() => "")) === print;
}

/** Runs `work` unless `stampFile` says that it was done for this fingerprint. Returns whether it ran. */
export async function onceFor(stampFile: string, print: string, work: () => Promise<void>): Promise<boolean> {
  if (await isDoneFor(stampFile, print)) return false;
  // Removed first, so that work which breaks off does not count as done.
  await rm(stampFile, { force: true });
  await work();
  await writeFile(stampFile, print);
  return true;
}
