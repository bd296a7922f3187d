import { readFile } from "node:fs/promises";
import { OperatorError } from "../cli/process/operator-error.ts";

// USER_HZ, the same on every Linux that Node runs on: proc(5).
const TICKS_A_SECOND = 100;

/** Returns the CPU time of a process so far, in all of its threads, in milliseconds. Throws {@link OperatorError}. */
async function readCpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch((error: unknown) => {
    if (process.platform === "linux") throw error;
    throw new OperatorError("The CPU time of the server is read from /proc, which only Linux has: run this there.");
  });
  return parseCpuMs(stat);
}

/** Returns `utime` and `stime` of a line of /proc/[pid]/stat, in milliseconds. The name before them may hold any character. */
export function parseCpuMs(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return ((user + system) * 1000) / TICKS_A_SECOND;
}

/** Returns the CPU time that a process used while `work` ran, in milliseconds. */
export async function measureCpuMs(pid: number, work: () => Promise<unknown>): Promise<number> {
  const before = await readCpuMs(pid);
  await work();
  return (await readCpuMs(pid)) - before;
}
