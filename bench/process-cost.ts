import { readdir, readFile } from "node:fs/promises";
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
  return parseProcess(stat).cpuMs;
}

/** A process and its CPU time so far, in milliseconds. */
export interface ProcessCost {
  readonly pid: number;
  readonly name: string;
  readonly parent: number;
  readonly cpuMs: number;
  /** That of its children which ended and were waited for. */
  readonly endedChildrenMs: number;
}

/** Parses a line of /proc/[pid]/stat. The name in it may hold any character. */
export function parseProcess(stat: string): ProcessCost {
  const [from, to] = [stat.indexOf("("), stat.lastIndexOf(")")];
  const fields = stat.slice(to + 2).split(" ");
  const milliseconds = (first: number): number =>
    ((Number(fields[first]) + Number(fields[first + 1])) * 1000) / TICKS_A_SECOND;
  return {
    pid: Number(stat.slice(0, from)),
    name: stat.slice(from + 1, to),
    parent: Number(fields[1]),
    cpuMs: milliseconds(11),
    endedChildrenMs: milliseconds(13),
  };
}

/** Returns the CPU time that a process used while `work` ran, in milliseconds. */
export async function measureCpuMs(pid: number, work: () => Promise<unknown>): Promise<number> {
  const before = await readCpuMs(pid);
  await work();
  return (await readCpuMs(pid)) - before;
}

/** Returns the CPU time so far of a process and of all that descend from it, in milliseconds. */
export async function readTreeCpuMs(root: number): Promise<number> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  // A process may end meanwhile.
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")));
  const processes = stats.filter((stat) => stat !== "").map(parseProcess);
  const sumOf = (pid: number): number =>
    processes.filter(({ parent }) => parent === pid).reduce((sum, child) => sum + sumOf(child.pid), 0) +
    (processes.find((each) => each.pid === pid)?.cpuMs ?? 0);
  return sumOf(root);
}
