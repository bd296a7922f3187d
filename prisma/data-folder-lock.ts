import { randomUUID } from "node:crypto";
import { chmod, link, mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { createFileOnce, hasCode } from "./create-file.ts";
import { processStartTime } from "./process-start-time.ts";

const ownerSchema = z.object({ pid: z.int().positive(), startedAt: z.string() });

type Owner = z.infer<typeof ownerSchema>;

/** Another live process uses the data folder. Its message is one sentence for the operator. */
export class DataFolderInUseError extends Error {
  override readonly name = "DataFolderInUseError";

  constructor(dataFolder: string, pid: number) {
    super(
      `The data folder ${dataFolder} is in use by another Aurora (process ${pid}): stop that one first, or set AURORA_DATA_DIR to another folder.`,
    );
  }
}

/** Held until `release()`, or until this process is gone. */
export interface DataFolderLock {
  release(): Promise<void>;
}

async function readOwner(file: string): Promise<Owner | null> {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

async function isAlive(owner: Owner | null): Promise<boolean> {
  return owner !== null && (await processStartTime(owner.pid)) === owner.startedAt;
}

/** Moves a dead owner's file away; gives it back if a live one took the name meanwhile. */
async function discard(file: string): Promise<void> {
  const stale = `${file}.${randomUUID()}`;
  try {
    await rename(file, stale);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  if (await isAlive(await readOwner(stale))) await link(stale, file);
  await rm(stale, { force: true });
}

/**
 * Makes this process the only one that uses `dataFolder`: two on one PGlite folder lose sign-outs silently. A lock
 * whose process is gone is taken over. Throws {@link DataFolderInUseError} while another live process holds it.
 */
export async function lockDataFolder(dataFolder: string): Promise<DataFolderLock> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  await chmod(dataFolder, 0o700);
  const file = join(dataFolder, "lock");
  const me = { pid: process.pid, startedAt: (await processStartTime(process.pid)) ?? "running" };
  while (!(await createFileOnce(file, JSON.stringify(me)))) {
    const owner = await readOwner(file);
    if (owner !== null && (await isAlive(owner))) throw new DataFolderInUseError(dataFolder, owner.pid);
    await discard(file);
  }
  return { release: () => rm(file, { force: true }) };
}
