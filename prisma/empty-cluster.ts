import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";

const CACHE = resolve("node_modules/.cache/aurora");

async function templateFolder(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const { version }: { version: string } = JSON.parse(await readFile(join(dirname(entry), "../package.json"), "utf8"));
  return join(CACHE, `cluster-${version}`);
}

/** Makes a folder whole or not at all: it is filled under another name first. */
async function makeWhole(folder: string, fill: (draft: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.draft-`);
  try {
    await fill(draft);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process was faster, and its result is as good.
    if (!existsSync(folder)) throw error;
  }
}

async function initialise(folder: string): Promise<void> {
  const database = await PGlite.create(folder);
  await database.close();
}

/**
 * Makes `target` an empty PostgreSQL data folder unless it exists. PGlite's initdb takes ten seconds and more, so it
 * runs once per installation, and everybody else gets a copy.
 */
export async function copyEmptyCluster(target: string): Promise<void> {
  if (existsSync(target)) return;
  const template = await templateFolder();
  if (!existsSync(template)) await makeWhole(template, initialise);
  await makeWhole(target, (draft) => cp(template, draft, { recursive: true }));
}
