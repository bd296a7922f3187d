import { stat } from "node:fs/promises";
import { join } from "node:path";
import { secretFlaw } from "aurora-session/core";
import { isLocalDatabase } from "../../lib/env.ts";
import { readIfThere } from "../../prisma/create-file.ts";
import { ok, problem, type Check } from "./check.ts";

const NAME = "Secret";
const MAKE_ONE = "`openssl rand -base64 32` makes a good one";
// The files in which Next looks for variables.
const ENV_FILES = [".env", ".env.local", ".env.production", ".env.production.local"];

async function isOpenToOthers(path: string): Promise<boolean> {
  if (process.platform === "win32") return false;
  return ((await stat(path)).mode & 0o077) !== 0;
}

async function checkFiles(holders: readonly string[]): Promise<Check[]> {
  const checks: Check[] = [];
  for (const file of holders)
    if (await isOpenToOthers(file))
      checks.push(problem(NAME, `${file} can be read by other users of this machine: \`chmod 600 ${file}\`.`));
  return checks;
}

/** Judges whether a secret is long enough and hard to guess. `origin` says where it comes from. */
export function judgeSecret(secret: string, origin: string): Check {
  const flaw = secretFlaw(secret);
  return flaw === null ? ok(NAME, `${origin}, ${secret.length} characters`) : problem(NAME, `${origin} ${flaw}.`);
}

/** Checks the secret that signs what must not be forged, and who can read its file. Makes none. */
export async function checkSecret(dataFolder: string, databaseUrl: string | undefined): Promise<Check[]> {
  const given = process.env["AUTH_SECRET"];
  if (given) {
    const contents = await Promise.all(ENV_FILES.map(readIfThere));
    const holders = ENV_FILES.filter((_, index) => /^\s*(export\s+)?AUTH_SECRET\s*=\s*\S/m.test(contents[index] ?? ""));
    return [judgeSecret(given, "AUTH_SECRET"), ...(await checkFiles(holders))];
  }
  if (databaseUrl !== undefined && URL.canParse(databaseUrl) && !isLocalDatabase(databaseUrl))
    return [problem(NAME, `AUTH_SECRET is not set, and every server of this database must share one: ${MAKE_ONE}.`)];
  const file = join(dataFolder, "secret");
  const kept = await readIfThere(file).catch(() => undefined);
  if (kept === undefined)
    return [problem(NAME, `${file} can't be read: run this as the user whom the data folder belongs to.`)];
  if (kept === null) return [ok(NAME, `none yet: the first start makes one in ${file}`)];
  return [judgeSecret(kept.trim(), file), ...(await checkFiles([file]))];
}
