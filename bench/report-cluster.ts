import { setTimeout as wait } from "node:timers/promises";
import { step } from "../cli/process/progress.ts";
import { signUpClient } from "../e2e/api-clients.ts";
import { buildForTests } from "../testing/report/runs.ts";
import type { ClusterResults } from "./cluster-results.ts";
import { describeRun } from "./about.ts";
import { clusterTables } from "./cluster-tables.ts";
import { INSTANCES, POOL_SIZE, startCluster, type Cluster } from "./cluster/cluster.ts";
import { ENDINGS_EACH, measureEndings, SESSIONS_EACH } from "./cluster/endings.ts";
import { LOAD_CONNECTIONS, underLoad } from "./cluster/load.ts";
import { makePeople } from "./cluster/people.ts";
import { ENDINGS_A_ROUND, measureRestarts } from "./cluster/restarts.ts";
import { measureToldStreams, STREAMED_SESSIONS } from "./cluster/told-streams.ts";
import { formatResults, keepFiles } from "./results.ts";
import { printTables } from "./tables.ts";

const ENDINGS = 10_000;
const WARM_UP = 300;
const CHECKS_MS = 15_000;
const STREAMING_PEOPLE = 300;
const FEWEST_STREAMING_PEOPLE = 20;
const ROUNDS = 5;
const LOADING_PEOPLE = 200;

async function measureOn(cluster: Cluster, share: number): Promise<ClusterResults> {
  const { databaseUrl, instances, bouncer, redis, roleSettings } = cluster;
  const [first] = instances;
  if (first === undefined) throw new Error("There is no instance.");
  const template = await signUpClient(first.origin);
  const people = (count: number, sessions: number) => makePeople(databaseUrl, template, Math.ceil(count), sessions);
  const loading = (await people(LOADING_PEOPLE, 1)).flat();
  const warmUp = await people(WARM_UP / ENDINGS_EACH, SESSIONS_EACH);
  await step("Warm-up", () => underLoad(cluster, loading, () => measureEndings(cluster, warmUp)));
  const checks = await step("Checks alone", () => underLoad(cluster, loading, () => wait(CHECKS_MS)));
  const ending = await people((ENDINGS * share) / ENDINGS_EACH, SESSIONS_EACH);
  const endings = await step("Endings", () => underLoad(cluster, loading, () => measureEndings(cluster, ending)));
  const streaming = await people(Math.max(FEWEST_STREAMING_PEOPLE, STREAMING_PEOPLE * share), STREAMED_SESSIONS);
  const streams = await step("Streams", () =>
    underLoad(cluster, loading, () => measureToldStreams(cluster, streaming)),
  );
  const roundsOf = async () => {
    const rounds = Array.from({ length: Math.ceil(ROUNDS * share) }, () => people(ENDINGS_A_ROUND, 1));
    return (await Promise.all(rounds)).map((each) => each.flat());
  };
  const [leaving, leavingLater] = [await roundsOf(), await roundsOf()];
  const pgBouncer = await step("PgBouncer restarts", () =>
    underLoad(cluster, loading, () => measureRestarts(cluster, bouncer, leaving)),
  );
  const ofRedis = await step("Redis restarts", () =>
    underLoad(cluster, loading, () => measureRestarts(cluster, redis, leavingLater)),
  );
  return {
    about: await describeRun(databaseUrl, new Date()),
    instances: INSTANCES,
    poolSize: POOL_SIZE,
    loadConnections: LOAD_CONNECTIONS,
    roleSettings,
    checks: checks.load,
    endings: { ...endings.answer, load: endings.load },
    streams: { ...streams.answer, load: streams.load },
    restarts: {
      pgBouncer: { ...pgBouncer.answer, load: pgBouncer.load },
      redis: { ...ofRedis.answer, load: ofRedis.load },
    },
  };
}

/** Runs `npm run bench:cluster`: prints the results and keeps them. Returns whether no ended session was let in. */
export async function reportCluster(root: string, share: number): Promise<boolean> {
  await step("Production build", buildForTests, (built) => (built ? undefined : "up to date"));
  const cluster = await step("PostgreSQL, PgBouncer, Redis and four instances", startCluster);
  try {
    const results = await measureOn(cluster, share);
    printTables(clusterTables(results));
    await keepFiles(root, share, { "bench/results/cluster.json": formatResults(results) });
    const { endings, restarts } = results;
    return endings.late + restarts.pgBouncer.late + restarts.redis.late === 0;
  } finally {
    await cluster.stop();
  }
}
