import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Instance } from "../testing/servers/instance.ts";
import { send, signUpClient, type Client } from "../e2e/api-clients.ts";
import { STREAM } from "../e2e/listening-pages.ts";
import { addSessions } from "../e2e/many-sessions.ts";
import { eventReader } from "../testing/helpers/test-events.ts";
import { measureCpuMs } from "./process-cost.ts";
import type { BenchResults } from "./results.ts";

const STREAMS = 1_000;
const FEWEST = 50;
const HEARTBEAT_MS = 15_000;
const PERIODS = 2;

/** Reads the events of one stream. */
export type Reader = ReturnType<typeof eventReader>;

const processSchema = z.object({
  heapUsed: z.number(),
  external: z.number(),
  rss: z.number(),
  statements: z.number(),
});

async function readProcess(origin: string): Promise<z.infer<typeof processSchema>> {
  // Asked twice, because the second collection frees what the first one released.
  await send(origin, "GET", "/api/bench/process");
  return processSchema.parse(JSON.parse((await send(origin, "GET", "/api/bench/process")).text));
}

/** Opens an event stream for each client, one after the other. Throws if one does not begin. */
export async function openStreams(origin: string, clients: readonly Client[]): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const { headers } of clients) {
    const reader = eventReader(await fetch(`${origin}${STREAM}`, { headers }));
    const first = await reader.next();
    if (first?.[0] !== "hello") throw new Error("A stream did not begin.");
    readers.push(reader);
  }
  return readers;
}

/** The cost of one period. */
interface Span {
  readonly cpuMs: number;
  readonly statements: number;
}

// Two periods hold two heartbeats of each stream, whenever they begin.
async function measureSpan({ origin, server }: Instance): Promise<Span> {
  const before = await readProcess(origin);
  const cpuMs = await measureCpuMs(server.pid(), () => wait(PERIODS * HEARTBEAT_MS));
  const { statements } = await readProcess(origin);
  return { cpuMs: cpuMs / PERIODS, statements: (statements - before.statements) / PERIODS };
}

async function untilEnded({ next }: Reader): Promise<void> {
  for (let event = await next(); event !== null; event = await next()) if (event[0] === "ended") return;
  throw new Error("A stream ended without a word.");
}

/**
 * Opens many event streams on one process, one for each of a person's sessions. Measures their memory and CPU time, and how
 * long after the ending of all of them the last one is told.
 */
export async function measureStreams(instance: Instance, share: number): Promise<BenchResults["streams"]> {
  const { origin, databaseUrl } = instance;
  const count = Math.max(FEWEST, Math.round(STREAMS * share));
  const person = await signUpClient(origin);
  const clients = await addSessions(databaseUrl, person, count);
  // Opened and closed before, so that memory which the first streams load and grow is not counted.
  const first = await openStreams(origin, clients.slice(0, FEWEST));
  await Promise.all(first.map(({ cancel }) => cancel()));
  const idle = await measureSpan(instance);
  const before = await readProcess(origin);
  const readers = await openStreams(origin, clients);
  const after = await readProcess(origin);
  const busy = await measureSpan(instance);
  const told = Promise.all(readers.map(untilEnded));
  const { response } = await send(origin, "DELETE", "/api/auth/sessions?scope=others", { headers: person.headers });
  if (response.statusCode !== 200) throw new Error(`The ending answered ${response.statusCode}.`);
  const answeredAt = performance.now();
  await told;
  return {
    count,
    heapBytesEach: (after.heapUsed + after.external - before.heapUsed - before.external) / count,
    residentBytesEach: (after.rss - before.rss) / count,
    lastToldMs: performance.now() - answeredAt,
    roundCpuMs: Math.max(0, busy.cpuMs - idle.cpuMs),
    // It includes the few statements that the process sends by itself.
    roundStatements: busy.statements,
  };
}
