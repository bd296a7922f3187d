import { cp, mkdir, rm, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { generatePrismaClient } from "../cli/prisma-client.ts";
import { step } from "../cli/progress.ts";
import { buildForTests } from "../testing/runs.ts";

const COPY = ".next-bench";
const OVERLAY = "bench/overlay";
const SOURCES = [
  "app",
  "cli",
  "components",
  "lib",
  "prisma",
  "auth.ts",
  "instrumentation.ts",
  "middleware.ts",
  "next.config.ts",
  "package.json",
  "postcss.config.mjs",
  "tsconfig.json",
];

async function copySources(): Promise<void> {
  await mkdir(COPY, { recursive: true });
  for (const path of SOURCES) {
    await rm(join(COPY, path), { recursive: true, force: true });
    await cp(path, join(COPY, path), { recursive: true });
  }
  await cp(OVERLAY, COPY, { recursive: true });
  await rm(join(COPY, "node_modules"), { force: true });
  await symlink(resolve("node_modules"), join(COPY, "node_modules"), "junction");
}

/**
 * Builds a copy of the sources with the routes and pages of `bench/overlay/` added, for production, unless it stands
 * already, and makes that copy this process's working folder: the servers that it starts from now on serve that build.
 */
export async function buildForBench(): Promise<void> {
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  await step("Sources copied", copySources);
  process.chdir(COPY);
  await step("Production build", buildForTests);
}
