import { createHash, randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { createFileOnce, readIfThere } from "./create-file.ts";
import { prepareDataFolder } from "./data-folder.ts";
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

function parseOwner(text: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function isAlive(owner: Owner): Promise<boolean> {
  return (await processStartTime(owner.pid)) === owner.startedAt;
}

async function replaceFile(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, content, { flag: "wx", mode: 0o600 });
  await rename(draft, file);
}

/**
 * Writes `me` into `file` unless a live process stands there; returns that process, or null if `file` is ours now. The right
 * to replace a dead process's file is a lock of its own, named by the content that it replaces. The process that has it
 * reads the file again: it may have got the right only after another one replaced the file, and then leaves it alone.
 */
async function acquire(file: string, me: string): Promise<Owner | null> {
  while (!(await createFileOnce(file, me))) {
    const found = await readIfThere(file);
    if (found === null) continue;
    const owner = parseOwner(found);
    if (owner !== null && (await isAlive(owner))) return owner;
    const right = `${file}.${createHash("sha256").update(found).digest("hex").slice(0, 16)}`;
    const rival = await acquire(right, me);
    if (rival !== null) return rival;
    const isUnchanged = (await readIfThere(file)) === found;
    if (isUnchanged) await replaceFile(file, me);
    await rm(right, { force: true });
    if (isUnchanged) return null;
  }
  return null;
}

/** Returns the live process that holds a folder, or null. Works where this process may only read the folder. */
async function findLiveOwner(file: string): Promise<Owner | null> {
  const owner = parseOwner((await readIfThere(file).catch(() => null)) ?? "");
  return owner !== null && (await isAlive(owner)) ? owner : null;
}

/**
 * Makes this process the only one that uses `dataFolder`: two on one PGlite folder lose sign-outs silently. A lock
 * whose process is gone is taken over. Throws {@link DataFolderInUseError} while another live process holds it, and
 * `DataFolderUnusableError` when it is somebody else's.
 */
export async function lockDataFolder(dataFolder: string): Promise<DataFolderLock> {
  const file = join(dataFolder, "lock");
  const holder = await findLiveOwner(file);
  if (holder !== null) throw new DataFolderInUseError(dataFolder, holder.pid);
  await prepareDataFolder(dataFolder);
  const me = { pid: process.pid, startedAt: (await processStartTime(process.pid)) ?? "running" };
  const owner = await acquire(file, JSON.stringify(me));
  if (owner !== null) throw new DataFolderInUseError(dataFolder, owner.pid);
  return { release: () => rm(file, { force: true }) };
}
