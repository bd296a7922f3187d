import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hasCode } from "../../prisma/create-file.ts";
import { processStartTime } from "../../prisma/process-start-time.ts";

const MARK = "served-by-";

async function isServed(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(MARK))) {
    const startedAt = await readFile(join(folder, name), "utf8").catch(() => "");
    if ((await processStartTime(Number(name.slice(MARK.length)))) === startedAt) return true;
  }
  return false;
}

const CLOSED = ["EACCES", "EPERM", "EROFS"];

/**
 * Marks a build folder as served by this process, unless it may not write there, as in an image. Then nobody builds there
 * either. Returns the function that removes the mark.
 */
export async function markServed(folder: string): Promise<() => Promise<void>> {
  const mark = join(folder, `${MARK}${process.pid}`);
  try {
    await writeFile(mark, (await processStartTime(process.pid)) ?? "");
  } catch (error) {
    if (CLOSED.some((code) => hasCode(error, code))) return async () => undefined;
    throw error;
  }
  return () => rm(mark, { force: true });
}

/**
 * Returns the folder for a build: `folder`, or the first of `folder-2`, `folder-3` … A folder in which `isBuilt` is best. A
 * folder that a live process serves is never built into, because that server's pages would lose their files.
 */
export async function chooseBuildFolder(
  folder: string,
  isBuilt: (folder: string) => Promise<boolean>,
): Promise<string> {
  let free: string | undefined;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? folder : `${folder}-${number}`;
    if (await isBuilt(candidate)) return candidate;
    const served = await isServed(candidate);
    if (!served) free ??= candidate;
    // Folders are taken in order, so beyond one that is neither there nor served there is none.
    if (!served && (await readdir(candidate).catch(() => null)) === null) return free ?? candidate;
  }
}
