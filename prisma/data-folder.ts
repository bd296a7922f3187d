import { constants } from "node:fs";
import { access, chmod, mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { hasCode } from "./create-file.ts";

const DATABASE_FOLDER = "database";
const OWN_FILE = /^(secret|lock)/;

/** The data folder can't be used by this user. Its message is one sentence for the operator. */
export class DataFolderUnusableError extends Error {
  override readonly name = "DataFolderUnusableError";
}

async function makeFolder(dataFolder: string): Promise<void> {
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataFolderUnusableError(
      `The data folder can't be made (${reason}): set AURORA_DATA_DIR to a folder that this user may write.`,
      { cause: error },
    );
  }
}

function nameUser(uid: number): string {
  return uid === 0 ? "root" : `user ${uid}`;
}

async function requireUsable(path: string, dataFolder: string, uid: number): Promise<void> {
  const found = await stat(path);
  if (found.uid !== uid)
    throw new DataFolderUnusableError(
      `${path} belongs to ${nameUser(found.uid)}, and this is ${nameUser(uid)}: ` +
        (path === dataFolder
          ? "run this as the user whom the data folder belongs to, or set AURORA_DATA_DIR to another folder."
          : `\`chown -R ${uid} ${dataFolder}\`, as root, gives it back.`),
    );
  const needed = constants.R_OK | constants.W_OK | (found.isDirectory() ? constants.X_OK : 0);
  await access(path, needed).catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) throw error;
    throw new DataFolderUnusableError(
      `${path} can't be read and written by this user: \`chmod -R u+rwX ${dataFolder}\` lets it.`,
      { cause: error },
    );
  });
}

// Another process of this user may have removed a file of its own meanwhile.
async function requireUsableIfThere(path: string, dataFolder: string, uid: number): Promise<void> {
  await requireUsable(path, dataFolder, uid).catch((error: unknown) => {
    if (!hasCode(error, "ENOENT")) throw error;
  });
}

async function requireUsableBelow(folder: string, dataFolder: string, uid: number): Promise<void> {
  await requireUsable(folder, dataFolder, uid);
  const entries = await readdir(folder, { withFileTypes: true });
  const looked = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return requireUsableBelow(path, dataFolder, uid);
    return entry.isFile() ? requireUsableIfThere(path, dataFolder, uid) : undefined;
  });
  await Promise.all(looked);
}

/**
 * Makes the data folder where it is missing, for the user `uid` of this process only. Throws
 * {@link DataFolderUnusableError} when it, or a file in it, is somebody else's: a database that is started by two users
 * leaves files that the other one can't write. Where the system has no user ids, it only makes the folder.
 */
export async function prepareDataFolder(dataFolder: string, uid = process.getuid?.()): Promise<void> {
  await makeFolder(dataFolder);
  if (uid === undefined) return;
  await requireUsable(dataFolder, dataFolder, uid);
  // Everything else there, as a volume's lost+found, is not ours.
  for (const name of await readdir(dataFolder))
    if (name === DATABASE_FOLDER) await requireUsableBelow(join(dataFolder, name), dataFolder, uid);
    else if (OWN_FILE.test(name)) await requireUsableIfThere(join(dataFolder, name), dataFolder, uid);
  await chmod(dataFolder, 0o700);
}
