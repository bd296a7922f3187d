import pg from "pg";
import { step } from "../../cli/process/progress.ts";
import { copyDatabase, startTestPostgres } from "../../testing/servers/postgres.ts";
import { describeRun } from "../about.ts";
import type { PartitionResults } from "../partition-results.ts";
import { measureOperations } from "../scale/measure-operations.ts";
import { SETTINGS } from "../scale/measure-scale.ts";
import { fillDatabase, measureWal } from "../scale/sizes.ts";
import { startWorker, type Worker } from "../scale/worker-process.ts";
import { divide, eventsByMonth, SESSIONS_BY_TOKEN, sessionsByMonth } from "./partition.ts";
import { deleteOlder, dropPartition } from "./prune-partitions.ts";

const SESSIONS = 2_000_000;
const STEP = 10_000;
const WRITES = 300;

/** The databases, by what is divided in them. */
type Databases = Readonly<Record<"whole" | "byToken" | "byMonth", string>>;

async function makeDatabases(serverUrl: string, sessions: number, now: Date): Promise<Databases> {
  const { url: whole } = await step("Filled", () => fillDatabase(serverUrl, sessions));
  const copy = async (name: string, divisions: readonly Parameters<typeof divide>[1][]): Promise<string> => {
    const url = new URL(`/${name}`, whole).href;
    await copyDatabase(whole, url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      for (const division of divisions) await divide(client, division);
      await client.query("VACUUM (ANALYZE)");
    } finally {
      await client.end();
    }
    return url;
  };
  return {
    whole,
    byToken: await step("Divided by token", () => copy("by_token", [SESSIONS_BY_TOKEN])),
    byMonth: await step("Divided by month", () => copy("by_month", [sessionsByMonth(now), eventsByMonth(now)])),
  };
}

async function measureWrites(url: string, worker: Worker): Promise<{ signIn: number; signOut: number }> {
  const signIn = (await measureWal(url, () => worker.measure("signIn", WRITES))) / WRITES;
  // What is signed out is signed in first, and that is taken off.
  const both = (await measureWal(url, () => worker.measure("signOut", WRITES))) / WRITES;
  return { signIn, signOut: both - signIn };
}

async function measurePruning({ whole, byToken, byMonth }: Databases, now: Date): Promise<PartitionResults["pruning"]> {
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  const month = Object.keys(eventsByMonth(now).partitions).at(-3)?.replace("event_", "") ?? "";
  return {
    sessions: {
      whole: await deleteOlder(whole, ['"Session"'], "endedAt", before),
      byToken: await deleteOlder(byToken, Object.keys(SESSIONS_BY_TOKEN.partitions), "endedAt", before),
      byMonth: await dropPartition(byMonth, `session_${month}`),
    },
    events: {
      whole: await deleteOlder(whole, ['"SecurityEvent"'], "at", before),
      byMonth: await dropPartition(byMonth, `event_${month}`),
    },
  };
}

/**
 * Measures the app's operations on a database whose tables are whole, and on copies whose tables are divided. `share` (0 to
 * 1) makes the databases smaller and the rounds fewer.
 */
export async function measurePartitions(share: number): Promise<PartitionResults> {
  const now = new Date();
  const sessions = Math.max(STEP, Math.round((SESSIONS * share) / STEP) * STEP);
  const server = await startTestPostgres(SETTINGS);
  try {
    const about = await describeRun(server.url, now);
    const urls = await makeDatabases(server.url, sessions, now);
    // A plan for any token is made once. PostgreSQL thinks it dearer than one for each, because it counts every partition.
    const planned = `${urls.byToken}?options=${encodeURIComponent("-c plan_cache_mode=force_generic_plan")}`;
    const addresses = { ...urls, byTokenPlanned: planned };
    const workers = new Map<string, Worker>();
    for (const [name, url] of Object.entries(addresses)) workers.set(name, await startWorker(url, sessions));
    const measured = await measureOperations([...workers.values()], share / 2);
    const operations = Object.fromEntries(
      [...workers.keys()].map((name, index) => [name, measured[index]?.operations ?? {}]),
    );
    const walBytes: Record<string, { signIn: number; signOut: number }> = {};
    for (const [name, url] of Object.entries(urls)) {
      const worker = workers.get(name);
      if (worker !== undefined) walBytes[name] = await step(`Writes, ${name}`, () => measureWrites(url, worker));
    }
    for (const worker of workers.values()) await worker.stop();
    return { about, sessions, operations, walBytes, pruning: await step("Pruning", () => measurePruning(urls, now)) };
  } finally {
    await server.remove();
  }
}
