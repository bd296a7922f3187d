import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fillDatabase, type Ground, placeHost, typeIn } from "@/e2e/adoptions/ground";
import type { Host } from "@/e2e/adoptions/hosts";
import { unpackSession } from "@/e2e/session-tarball";
import { newDatabaseUrl } from "@/testing/servers/postgres";

/**
 * Makes a host without the network, in a folder of this repository that git ignores: the package comes from its tarball, all
 * others are found in the folders above.
 */
export async function makeNestedGround(host: Host, neighbour: string): Promise<Ground> {
  const root = resolve(".next-adoption");
  await rm(root, { recursive: true, force: true });
  await mkdir(root);
  const ground: Ground = {
    host,
    folder: join(root, host.name),
    gitFolder: join(root, "git"),
    databaseUrl: newDatabaseUrl(neighbour),
    instead: async (typed) => {
      if (typed.endsWith("install aurora-session")) await unpackSession(ground.folder);
      else if (/ init /.test(typed) && !typed.endsWith("--no-install")) await typeIn(ground, `${typed} --no-install`);
      else return false;
      return true;
    },
  };
  await placeHost(ground);
  // Next would take the one of the folder above, which is another app's.
  await writeFile(join(ground.folder, "instrumentation.ts"), "export function register() {}\n");
  await fillDatabase(ground);
  return ground;
}
