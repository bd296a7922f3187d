import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

async function onLinux(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // proc(5): the name stands in parentheses and may hold anything; state is field 3, start time field 22.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const dead = fields[0] === "Z" || fields[0] === "X";
    const bootId = (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
    return dead ? null : `${bootId}:${fields[19]}`;
  } catch {
    return null;
  }
}

async function onMacOs(pid: number): Promise<string | null> {
  try {
    // Two owners may use different languages, and the date must compare.
    const command = ["LC_ALL=C", "ps", "-o", "lstart=", "-p", String(pid)];
    const { stdout } = await promisify(execFile)("/usr/bin/env", command);
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

function elsewhere(pid: number): string | null {
  try {
    process.kill(pid, 0);
    return "running";
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM" ? "running" : null;
  }
}

/**
 * Returns when a process was started, as a text to compare only, or null when none runs. With the pid it names one process:
 * a pid alone may be given to another. Where the system doesn't tell, the text is always the same.
 */
export async function processStartTime(pid: number): Promise<string | null> {
  if (process.platform === "linux") return onLinux(pid);
  if (process.platform === "darwin") return onMacOs(pid);
  return elsewhere(pid);
}
