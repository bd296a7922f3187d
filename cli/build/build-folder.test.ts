import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { processStartTime } from "../../prisma/process-start-time.ts";
import { chooseBuildFolder, markServed } from "./build-folder.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "aurora-"));
  for (const name of ["next", "next-2"]) await mkdir(join(root, name));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function choose(...built: readonly string[]): Promise<string> {
  return basename(await chooseBuildFolder(join(root, "next"), async (folder) => built.includes(basename(folder))));
}

test("a build goes to the first folder that nobody serves, and is found again where it is", async () => {
  expect(await choose()).toBe("next");
  const release = await markServed(join(root, "next"));
  expect(await choose()).toBe("next-2");
  // Two servers of one build may share it.
  expect(await choose("next")).toBe("next");
  await markServed(join(root, "next-2"));
  expect(await choose()).toBe("next-3");
  await release();
  expect(await choose()).toBe("next");
  expect(await choose("next-2")).toBe("next-2");
});

test("a folder is not served by a process that is gone, or whose id another process has now", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  const mark = join(root, "next", `served-by-${child.pid}`);
  await writeFile(mark, (await processStartTime(child.pid ?? 0)) ?? "");
  expect(await choose()).toBe("next-2");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await choose()).toBe("next");
  await writeFile(join(root, "next", `served-by-${process.pid}`), "another start");
  expect(await choose()).toBe("next");
});
