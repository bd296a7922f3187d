import { createHash } from "node:crypto";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { hasCode } from "../../prisma/create-file.ts";

/** One hash over names and contents of files, and over `words`. What is not there, or no file, counts by its name. */
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

/** Whether `stampFile` says that the work was done for this very fingerprint. */
export async function isDoneFor(stampFile: string, print: string): Promise<boolean> {
  return (await readFile(stampFile, "utf8").catch(() => "")) === print;
}

/** Runs `work` unless `stampFile` says that it was done for this very fingerprint. Says whether it ran. */
export async function onceFor(stampFile: string, print: string, work: () => Promise<void>): Promise<boolean> {
  if (await isDoneFor(stampFile, print)) return false;
  // Work that is broken off leaves no promise behind.
  await rm(stampFile, { force: true });
  await work();
  await writeFile(stampFile, print);
  return true;
}
