import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createFileOnce } from "../prisma/create-file.ts";

const SECRET_BYTES = 32;

/** The secret of this data folder: made once, 256 random bits, readable by this user only. */
export async function readOrCreateSecret(dataFolder: string): Promise<string> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const file = join(dataFolder, "secret");
  await createFileOnce(file, randomBytes(SECRET_BYTES).toString("base64url"));
  return (await readFile(file, "utf8")).trim();
}
