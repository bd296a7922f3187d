import { readdir, readFile } from "node:fs/promises";
import type { Instance } from "../../testing/servers/instance.ts";
import type { ProgramCpu } from "../cluster-results.ts";
import { parseProcess, type ProcessCost } from "../process-cost.ts";

async function readProcesses(): Promise<ProcessCost[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  // A process may end meanwhile.
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")));
  return stats.filter((stat) => stat !== "").map(parseProcess);
}

/**
 * Returns the CPU time so far of the servers that this process started, with that of their own processes: of the instances
 * together, and of each other program by its name.
 */
export async function readProgramCpu(instances: readonly Instance[]): Promise<ProgramCpu> {
  const processes = await readProcesses();
  const instancePids = new Set(instances.map(({ server }) => server.pid()));
  const spent = new Map<string, number>();
  for (const { pid, name, cpuMs, endedChildrenMs } of processes.filter(({ parent }) => parent === process.pid)) {
    const children = processes.filter(({ parent }) => parent === pid);
    const ofChildren = children.reduce((sum, child) => sum + child.cpuMs, endedChildrenMs);
    const program = instancePids.has(pid) ? "instances" : name;
    spent.set(program, (spent.get(program) ?? 0) + cpuMs + ofChildren);
  }
  return Object.fromEntries(spent);
}

/** Returns what each program spent from one reading to a later one. One that was started again since counts from then on. */
export function spentSince(before: ProgramCpu, after: ProgramCpu): ProgramCpu {
  return Object.fromEntries(
    Object.entries(after).map(([program, cpuMs]) => {
      const since = cpuMs - (before[program] ?? 0);
      return [program, since < 0 ? cpuMs : since];
    }),
  );
}
