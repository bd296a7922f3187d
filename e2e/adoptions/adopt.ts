import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Ground, typeIn } from "@/e2e/adoptions/ground";
import { folderOf } from "@/e2e/adoptions/hosts";
import { changedTables, readTables } from "@/e2e/adoptions/kept-rows";
import { OperatorError } from "@/cli/process/operator-error";
import type { ChangedLines } from "@/testing/adoptions/changed-lines";
import { openRepository } from "@/testing/adoptions/repository";

/** What an adoption took. */
export type Effort = {
  readonly commands: number;
  readonly seconds: number;
  readonly byInit: ChangedLines;
  readonly byHand: ChangedLines;
};

// What this replaces, and the list of migrations, which grows.
const REPLACED = ["Session", "_prisma_migrations"];

/**
 * Brings the package into a host: types the commands, changes by hand what is left to do, and counts. Throws
 * {@link OperatorError} if a row of the host was changed or lost.
 */
export async function adopt(ground: Ground): Promise<Effort> {
  const { host, folder, gitFolder, databaseUrl } = ground;
  await mkdir(gitFolder, { recursive: true });
  const repository = await openRepository(folder, gitFolder);
  await repository.note();
  const before = await readTables(databaseUrl);
  const startedAt = performance.now();
  let byInit: ChangedLines | undefined;
  let byHand: ChangedLines | undefined;
  for (const typed of host.commands) {
    await typeIn(ground, typed);
    if (!typed.includes("aurora-session init")) continue;
    byInit = await repository.changes(host.others);
    await repository.note();
    const patch = join(folderOf(host), "by-hand.patch");
    if (existsSync(patch)) await repository.apply(patch);
    byHand = await repository.changes(host.others);
  }
  if (byInit === undefined || byHand === undefined) throw new Error("Nobody typed `aurora-session init`.");
  const seconds = (performance.now() - startedAt) / 1_000;
  const changed = changedTables(before, await readTables(databaseUrl), REPLACED);
  if (changed.length > 0) throw new OperatorError(`Rows were changed or lost:\n${changed.join("\n")}`);
  return { commands: host.commands.length, seconds, byInit, byHand };
}
