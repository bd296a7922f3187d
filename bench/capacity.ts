import { summaryOf } from "./bench-tables.ts";
import type { ClusterResults } from "./cluster-results.ts";
import type { BenchResults, ScaleResults } from "./results.ts";
import { operationOf, sizeEnds } from "./scale-tables.ts";
import type { Table } from "./tables.ts";
import { formatNumber } from "./tables.ts";

/** How people use a product, as docs/capacity.md assumes it. */
const ASSUMED = {
  requestsADay: 200,
  signInsADay: 0.3,
  signOutsADay: 0.2,
  peak: 4,
  openPages: 0.1,
  busiestCore: 0.6,
} as const;

const DAY_SECONDS = 86_400;
const HEARTBEAT_SECONDS = 15;
const POOL = 10;
const [SESSION_DAYS, EVENT_DAYS] = [30, 400];
const PRUNED_A_DAY = (500 / 2) * DAY_SECONDS;

/** The kept figures that capacity is computed from. */
export interface Figures {
  readonly bench: Pick<BenchResults, "requests" | "cpu" | "streams">;
  readonly scale: Pick<ScaleResults, "sizes" | "plans" | "bytesEach"> & {
    readonly signIn: Pick<ScaleResults["signIn"], "walBytes">;
  };
  readonly cluster: Pick<ClusterResults, "instances" | "checks"> & {
    readonly endings: Pick<ClusterResults["endings"], "endings" | "sinceSent" | "load">;
  };
}

/** The cost of one of each, in seconds of CPU time of the program that does it. */
interface Costs {
  readonly databaseCheck: number;
  readonly databaseSignOut: number;
  readonly bouncerCheck: number;
  readonly redisDelivery: number;
}

function costsOf({ instances, checks, endings }: Figures["cluster"]): Costs {
  const all = checks.aSecond * checks.seconds;
  const seconds = (cpuMs: Readonly<Record<string, number>>, program: string): number => (cpuMs[program] ?? 0) / 1000;
  const databaseCheck = seconds(checks.cpuMs, "postgres") / all;
  // Beside the endings there were the load's checks, and those that followed each ending.
  const beside = endings.load.aSecond * endings.load.seconds + endings.sinceSent.count;
  const ofEndings = seconds(endings.load.cpuMs, "postgres") - beside * databaseCheck;
  return {
    databaseCheck,
    databaseSignOut: Math.max(0, ofEndings / endings.endings),
    bouncerCheck: seconds(checks.cpuMs, "pgbouncer") / all,
    redisDelivery: seconds(endings.load.cpuMs, "redis-server") / (endings.endings * instances),
  };
}

/** What a number of users a day needs in the busiest second, and keeps. Cores are those to have: a part of each stays free. */
export interface Need {
  readonly requests: number;
  readonly appCores: number;
  readonly databaseCores: number;
  readonly bouncerCores: number;
  readonly connections: number;
  readonly busyConnections: number;
  readonly streams: number;
  readonly streamGiB: number;
  readonly heartbeatStatements: number;
  readonly messages: number;
  readonly deliveries: number;
  readonly redisCores: number;
  readonly sessionGiB: number;
  readonly eventGiB: number;
  readonly walMiB: number;
  readonly walGiBADay: number;
  readonly deletionsADay: number;
  readonly pruners: number;
}

function statementsOf({ plans }: Figures["scale"], operation: string): number {
  return plans.find((plan) => plan.operation === operation)?.statements ?? Number.NaN;
}

function gibibytes({ bytesEach }: Figures["scale"], table: "Session" | "SecurityEvent", rows: number): number {
  const { heap = 0, indexes = 0 } = bytesEach[table] ?? {};
  return (rows * (heap + indexes)) / 2 ** 30;
}

/** Computes what so many users a day need, from kept figures. */
export function needOf(users: number, { bench, scale, cluster }: Figures): Need {
  const costs = costsOf(cluster);
  const busiest = (aDay: number): number => (users * aDay * ASSUMED.peak) / DAY_SECONDS;
  const requests = busiest(ASSUMED.requestsADay);
  const [signIns, signOuts] = [busiest(ASSUMED.signInsADay), busiest(ASSUMED.signOutsADay)];
  const streams = users * ASSUMED.openPages;
  const heartbeats = streams / bench.streams.count / HEARTBEAT_SECONDS;
  const appBusy =
    (requests * summaryOf(bench.requests, "check").median) / 1e6 +
    (signIns * (bench.cpu["signIn"] ?? 0) +
      signOuts * (bench.cpu["signOut"] ?? 0) +
      heartbeats * bench.streams.roundCpuMs) /
      1000;
  const appCores = Math.ceil(appBusy / ASSUMED.busiestCore);
  // A sign-in was not measured by itself here. It sends so many times the statements of a sign-out.
  const signInCost = (costs.databaseSignOut * statementsOf(scale, "signIn")) / statementsOf(scale, "signOut");
  const databaseBusy = requests * costs.databaseCheck + signOuts * costs.databaseSignOut + signIns * signInCost;
  const { largest } = sizeEnds(scale);
  const busyMs = (aSecond: number, operation: string): number => aSecond * operationOf(largest, operation).median;
  const busyConnections = (busyMs(requests, "check") + busyMs(signIns, "signIn") + busyMs(signOuts, "signOut")) / 1000;
  const messages = signIns + signOuts;
  const signInsADay = users * ASSUMED.signInsADay;
  // Of each session the row, and of each its beginning and its end in the audit trail.
  const deletionsADay = 3 * signInsADay;
  return {
    requests,
    appCores,
    databaseCores: databaseBusy / ASSUMED.busiestCore,
    bouncerCores: (requests * costs.bouncerCheck) / ASSUMED.busiestCore,
    connections: appCores * POOL,
    busyConnections,
    streams,
    streamGiB: (streams * bench.streams.residentBytesEach) / 2 ** 30,
    heartbeatStatements: heartbeats * bench.streams.roundStatements,
    messages,
    deliveries: messages * appCores,
    redisCores: (messages * appCores * costs.redisDelivery) / ASSUMED.busiestCore,
    sessionGiB: gibibytes(scale, "Session", signInsADay * SESSION_DAYS),
    eventGiB: gibibytes(scale, "SecurityEvent", 2 * signInsADay * EVENT_DAYS),
    walMiB: (signIns * scale.signIn.walBytes) / 2 ** 20,
    walGiBADay: (signInsADay * scale.signIn.walBytes) / 2 ** 30,
    deletionsADay,
    // Each process deletes as many rows of either kind.
    pruners: Math.max(1, Math.ceil((2 * signInsADay) / PRUNED_A_DAY)),
  };
}

const WORDS: Readonly<Record<keyof Need, string>> = {
  requests: "Requests with a session, a second",
  appCores: "App cores, and as many processes",
  databaseCores: "Cores for PostgreSQL, on one machine",
  bouncerCores: "Cores for PgBouncer, a process each",
  connections: "Connections of all pools",
  busyConnections: "Connections at work at once",
  streams: "Open streams",
  streamGiB: "Memory of the streams, GiB",
  heartbeatStatements: "Statements of the heartbeats, a second",
  messages: "News on the bus, a second",
  deliveries: "The same times the processes that hear each",
  redisCores: "Cores for one Redis, which has one",
  sessionGiB: "Sessions, kept 30 days, GiB",
  eventGiB: "Audit trail, kept 400 days, GiB",
  walMiB: "Write-ahead log of sign-ins, MiB a second",
  walGiBADay: "Write-ahead log of sign-ins, GiB a day",
  deletionsADay: "Rows to prune a day",
  pruners: "Processes that prune all the time",
};

function formatNeed(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString("en") : formatNumber(value);
}

const isNeed = (name: string): name is keyof Need => name in WORDS;

/** Makes the table of what each number of users a day needs. */
export function capacityTable(users: readonly number[], figures: Figures): Table {
  const needs = users.map((each) => needOf(each, figures));
  const rows = Object.keys(WORDS)
    .filter(isNeed)
    .map((name) => [WORDS[name], ...needs.map((need) => formatNeed(need[name]))]);
  return { head: ["users a day", ...users.map((each) => each.toLocaleString("en"))], rows };
}
