import type { ClusterResults, Load, Times } from "./cluster-results.ts";
import { formatNumber, type Table } from "./tables.ts";

function timesRow(what: string, { count, p50, p95, p99, most }: Times): string[] {
  return [what, ...[p50, p95, p99, most].map(formatNumber), count.toLocaleString("en")];
}

const PROGRAMS = ["instances", "postgres", "pgbouncer", "redis-server"];

type Restart = ClusterResults["restarts"]["redis"];

function statusesOf({ statuses }: Load): string {
  return Object.entries(statuses)
    .map(([status, count]) => `${status}: ${count.toLocaleString("en")}`)
    .join(", ");
}

/** Makes the table of how long after an ending the other instances refuse the session, and tell its streams. */
export function toldTable({ endings, streams }: ClusterResults): Table {
  return {
    head: ["ms", "p50", "p95", "p99", "most", "times"],
    rows: [
      timesRow("An ending: sent → answered", endings.ending),
      timesRow("Ending sent → 401 of another instance", endings.sinceSent),
      timesRow("Ending answered → 401 of another instance, asked then", endings.sinceAnswered),
      timesRow("Ending sent → told by a stream of another instance", streams.sinceSent),
      timesRow("Ending answered → told by a stream of another instance", streams.sinceAnswered),
    ],
  };
}

/** Makes the table of what must not happen, and of how often it did. */
export function promisesTable({ endings, streams, restarts }: ClusterResults): Table {
  const row = (what: string, measured: number, of: number): string[] => [
    what,
    measured.toLocaleString("en"),
    of.toLocaleString("en"),
  ];
  const restart = (name: string, { late, refused, unavailable, untold, untilTold }: Restart): string[][] => [
    row(`The same while ${name} restarts`, late, late + refused + unavailable),
    row(`Streams that were over without a word while ${name} restarts`, untold, untold + untilTold.count),
  ];
  return {
    head: ["what must not happen", "happened", "of"],
    rows: [
      row("200 after an ending was answered, at another instance", endings.late, endings.sinceSent.count),
      row("Another answer than 401", endings.other, endings.sinceSent.count),
      row("Streams that were over without a word", streams.untold, streams.streams),
      ...restart("PgBouncer", restarts.pgBouncer),
      ...restart("Redis", restarts.redis),
    ],
  };
}

/** Makes the table of the sign-outs during which a server restarted. */
export function restartsTable({ restarts }: ClusterResults): Table {
  const column = ({
    committed,
    postponed,
    refused,
    unavailable,
    untilFinished,
    untilTold,
    load,
  }: Restart): string[] => [
    committed.toLocaleString("en"),
    postponed.toLocaleString("en"),
    `${refused.toLocaleString("en")}, ${unavailable.toLocaleString("en")}`,
    untilFinished === null ? "none" : `${formatNumber(untilFinished.p50)}, ${formatNumber(untilFinished.most)}`,
    `${formatNumber(untilTold.p50)}, ${formatNumber(untilTold.p95)}, ${formatNumber(untilTold.most)}`,
    statusesOf(load),
  ];
  const [bouncer, redis] = [column(restarts.pgBouncer), column(restarts.redis)];
  const words = [
    "Sign-outs answered 200",
    "Sign-outs answered 202, finished later",
    "Then, at other instances: 401, 503",
    "202 → 401 of another instance: ms, median and most",
    "Sent → told by a stream of another instance: ms, p50, p95, most",
    "Session checks beside it, by status",
  ];
  return {
    head: ["stopped for a second amid sign-outs", "PgBouncer", "Redis"],
    rows: words.map((text, index) => [text, bouncer[index] ?? "", redis[index] ?? ""]),
  };
}

/** Makes the table of the session checks that ran alone and beside the measurements, and of what the programs took. */
export function loadTable({ checks, endings, streams }: ClusterResults): Table {
  const cores = ({ cpuMs, seconds }: Load, program: string): string =>
    formatNumber((cpuMs[program] ?? 0) / 1000 / seconds);
  const column = (load: Load): string[] => [
    formatNumber(load.aSecond),
    `${formatNumber(load.p50Ms)}, ${formatNumber(load.p95Ms)}`,
    statusesOf(load),
    `${Math.round(load.busy * 100)} %`,
    ...PROGRAMS.map((program) => cores(load, program)),
  ];
  const columns = [checks, endings.load, streams.load].map(column);
  const words = [
    "Session checks a second",
    "Session check: ms, p50 and p95",
    "Answers by status",
    "All cores busy",
    ...PROGRAMS.map((program) => `Cores for ${program}`),
  ];
  return {
    head: ["session checks", "alone", "while sessions end", "while streams are told"],
    rows: words.map((text, index) => [text, ...columns.map((each) => each[index] ?? "")]),
  };
}

/** Makes all tables of a run. */
export function clusterTables(results: ClusterResults): Table[] {
  return [toldTable, promisesTable, restartsTable, loadTable].map((table) => table(results));
}
