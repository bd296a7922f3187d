import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DataFolderInUseError, lockDataFolder } from "./data-folder-lock.ts";
import { processStartTime } from "./process-start-time.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aurora-lock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function pretendOwner(pid: number, startedAt: string): Promise<void> {
  return writeFile(join(folder, "lock"), JSON.stringify({ pid, startedAt }));
}

test("a folder that a live process holds is refused, with its pid and what to do", async () => {
  await lockDataFolder(folder);
  const refused = lockDataFolder(folder);
  await expect(refused).rejects.toThrow(DataFolderInUseError);
  await expect(refused).rejects.toThrow(new RegExp(`process ${process.pid}\\b.*AURORA_DATA_DIR`));
});

test("a released folder can be locked again", async () => {
  await (await lockDataFolder(folder)).release();
  await expect(lockDataFolder(folder)).resolves.toBeDefined();
});

test("the lock of a killed process is taken over", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  const pid = child.pid ?? 0;
  await pretendOwner(pid, (await processStartTime(pid)) ?? "");
  await expect(lockDataFolder(folder)).rejects.toThrow(DataFolderInUseError);
  child.kill("SIGKILL");
  await once(child, "exit");
  await expect(lockDataFolder(folder)).resolves.toBeDefined();
});

test("a process that was given the dead owner's pid is not mistaken for it", async () => {
  await pretendOwner(process.pid, "another start");
  await expect(lockDataFolder(folder)).resolves.toBeDefined();
});

test("an unreadable lock belongs to nobody", async () => {
  await writeFile(join(folder, "lock"), "{");
  await lockDataFolder(folder);
  expect(JSON.parse(await readFile(join(folder, "lock"), "utf8"))).toMatchObject({ pid: process.pid });
});

test("of many that want a dead owner's folder at once, one gets it, and nothing else is left", async () => {
  for (let round = 0; round < 50; round++) {
    await pretendOwner(process.pid, `another start ${round}`);
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataFolder(folder)));
    expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
    for (const attempt of attempts)
      if (attempt.status === "rejected") expect(attempt.reason).toBeInstanceOf(DataFolderInUseError);
    expect(await readdir(folder)).toEqual(["lock"]);
  }
});

test.skipIf(process.platform === "win32")("only this user can look into the folder", async () => {
  await lockDataFolder(folder);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});
