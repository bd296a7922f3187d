import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createFileOnce } from "../../prisma/create-file.ts";
import { prepareDataFolder } from "../../prisma/data-folder.ts";

const SECRET_BYTES = 32;

/**
 * Returns the secret of this data folder. Makes it once: 256 random bits, readable by this user only. Throws
 * `DataFolderUnusableError`.
 */
export async function readOrCreateSecret(dataFolder: string): Promise<string> {
  const file = join(dataFolder, "secret");
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept !== null) return kept.trim();
  await prepareDataFolder(dataFolder);
  await createFileOnce(file, randomBytes(SECRET_BYTES).toString("base64url"));
  return (await readFile(file, "utf8")).trim();
}
