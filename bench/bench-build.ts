import { cp, readdir, rm, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { listBuildSources } from "../cli/build/build-sources.ts";
import { buildSessionPackage } from "../cli/build/production-build.ts";
import { step } from "../cli/process/progress.ts";
import { buildForTests } from "../testing/report/runs.ts";

const COPY = ".next-bench";
const OVERLAY = "bench/overlay";

async function copySources(): Promise<void> {
  // An earlier build stays: it is used again if nothing changed.
  const earlier = (await readdir(COPY).catch(() => [])).filter((name) => !name.startsWith(".next"));
  for (const name of earlier) await rm(join(COPY, name), { recursive: true });
  const sources = await listBuildSources(".", ".data");
  // With a second lock file Next would guess which folder is the project, and say so.
  for (const path of [...sources.filter((name) => name !== "package-lock.json"), "cli", "prisma"])
    await cp(path, join(COPY, path), { recursive: true });
  await cp(OVERLAY, COPY, { recursive: true });
  await symlink(resolve("node_modules"), join(COPY, "node_modules"), "junction");
}

/**
 * Builds a copy of the sources with the routes and pages of `bench/overlay/` added, for production, unless that build exists
 * already. Makes the copy this process's working folder, so that servers which it starts from now on serve that build.
 */
export async function buildForBench(): Promise<void> {
  // The copy's modules are this folder's, and the package among them.
  await step("Session package", buildSessionPackage, (built) => (built ? "built" : "up to date"));
  await step("Sources copied", copySources);
  process.chdir(COPY);
  await step("Production build", buildForTests);
}
