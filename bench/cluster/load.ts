import { fork } from "node:child_process";
import { once } from "node:events";
import { whenEnded } from "../../cli/process/child.ts";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { readProgramCpu, spentSince } from "./program-cpu.ts";
import type { Client } from "../../e2e/api-clients.ts";
import type { Load } from "../cluster-results.ts";
import type { Cluster } from "./cluster.ts";

/** The connections to each instance that are always busy with a session check. */
export const LOAD_CONNECTIONS = 2;

export const loadSchema = z.object({
  origins: z.array(z.string()),
  headers: z.array(z.record(z.string(), z.string())),
  connections: z.int(),
});

const loadedSchema = z.object({
  aSecond: z.number(),
  statuses: z.record(z.string(), z.number()),
  p50Ms: z.number(),
  p95Ms: z.number(),
  p99Ms: z.number(),
});

// Fields of the first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. See proc(5).
async function readCores(): Promise<{ all: number; idle: number }> {
  const [line = ""] = (await readFile("/proc/stat", "utf8")).split("\n");
  const times = line.split(/\s+/).slice(1, 9).map(Number);
  return { all: times.reduce((sum, each) => sum + each, 0), idle: (times[3] ?? 0) + (times[4] ?? 0) };
}

/** Keeps every instance busy with checks of these clients' sessions while `work` runs. Returns what ran beside it. */
export async function underLoad<Answer>(
  { instances }: Cluster,
  clients: readonly Client[],
  work: () => Promise<Answer>,
): Promise<{ answer: Answer; load: Load }> {
  const load: z.infer<typeof loadSchema> = {
    origins: instances.map(({ origin }) => origin),
    headers: clients.map(({ headers }) => headers),
    connections: LOAD_CONNECTIONS,
  };
  const child = fork("bench/cluster/load-process.ts", [JSON.stringify(load)], {
    execArgv: ["--conditions=react-server", "--conditions=aurora-source", "--import", "tsx"],
  });
  const died = whenEnded(child).then((): never => {
    throw new Error("The load stopped: see above.");
  });
  // What waits for an answer gets it.
  died.catch(() => undefined);
  const told = async (): Promise<unknown> => {
    const [message]: unknown[] = await Promise.race([once(child, "message"), died]);
    return message;
  };
  try {
    // It says when it has its first answer.
    await told();
    const [before, cpuBefore, startedAt] = [await readCores(), await readProgramCpu(instances), performance.now()];
    const answer = await work();
    const [after, cpuAfter, endedAt] = [await readCores(), await readProgramCpu(instances), performance.now()];
    const loaded = told();
    child.send("stop");
    return {
      answer,
      load: {
        ...loadedSchema.parse(await loaded),
        busy: 1 - (after.idle - before.idle) / (after.all - before.all),
        seconds: (endedAt - startedAt) / 1000,
        cpuMs: spentSince(cpuBefore, cpuAfter),
      },
    };
  } finally {
    child.kill();
  }
}
