import { summaryOf } from "./bench-words.ts";
import { aboutWords } from "./performance.ts";
import type { BenchResults, ScaleResults } from "./results.ts";
import { operationOf, sizeEnds } from "./scale-words.ts";
import { formatNumber, markdownTable, type Table } from "./tables.ts";

const SECONDS_A_DAY = 86_400;
const GIBIBYTE = 2 ** 30;
const HEARTBEAT_SECONDS = 15;

/** What is assumed of a product; replace these with what yours does. */
export const ASSUMED = {
  dailyUsers: 1_000_000,
  /** Requests with a session, a user and day. */
  checks: 200,
  signIns: 0.3,
  signOuts: 0.2,
  /** The busiest second against the mean. */
  peak: 4,
  /** The share of a day's users who have a page open at the busiest time. */
  openAtPeak: 0.1,
  connectionsAProcess: 10,
  /** How busy a core may be, so that answers don't wait. */
  load: 0.6,
  retentionDays: 30,
  auditDays: 400,
} as const;

/** What a product of {@link ASSUMED} needs, from what was measured. Rates are those of the busiest second. */
export function estimate(bench: BenchResults, scale: ScaleResults) {
  const perSecond = (eachUser: number): number => (ASSUMED.dailyUsers * eachUser * ASSUMED.peak) / SECONDS_A_DAY;
  const { largest } = sizeEnds(scale);
  const [checks, signIns, signOuts] = [ASSUMED.checks, ASSUMED.signIns, ASSUMED.signOuts].map(perSecond);
  const rates = { checks: checks ?? 0, signIns: signIns ?? 0, signOuts: signOuts ?? 0 };
  const streams = ASSUMED.dailyUsers * ASSUMED.openAtPeak;
  const rounds = streams / bench.streams.count / HEARTBEAT_SECONDS;
  const cores = {
    checks: (rates.checks * summaryOf(bench.requests, "check").median) / 1e6,
    floor: (rates.checks * summaryOf(bench.requests, "nothing").median) / 1e6,
    signIns: (rates.signIns * (bench.cpu["signIn"] ?? 0)) / 1e3,
    signOuts: (rates.signOuts * (bench.cpu["signOut"] ?? 0)) / 1e3,
    heartbeats: (rounds * bench.streams.roundCpuMs) / 1e3,
  };
  const appCores = (cores.checks + cores.signIns + cores.signOuts + cores.heartbeats) / ASSUMED.load;
  const processes = Math.ceil(appCores);
  const bytesOf = (table: string): number =>
    (scale.bytesEach[table]?.heap ?? 0) + (scale.bytesEach[table]?.indexes ?? 0);
  const sessionsADay = ASSUMED.dailyUsers * ASSUMED.signIns;
  return {
    rates,
    cores,
    appCores,
    processes,
    connections: processes * ASSUMED.connectionsAProcess,
    busyConnections:
      (rates.checks * operationOf(largest, "check").median +
        rates.signIns * operationOf(largest, "signIn").median +
        rates.signOuts * operationOf(largest, "signOut").median) /
      1e3,
    streams,
    streamGiB: (streams * bench.streams.residentBytesEach) / GIBIBYTE,
    heartbeatStatements: rounds * bench.streams.roundStatements,
    sessionBytesADay: sessionsADay * bytesOf("Session"),
    // One event for the beginning of a session, one for its end.
    eventBytesADay: 2 * sessionsADay * bytesOf("SecurityEvent"),
    walBytesADay: sessionsADay * scale.signIn.walBytes,
  };
}

function assumedTable(): Table {
  const rows = [
    ["Users a day", formatNumber(ASSUMED.dailyUsers)],
    ["Requests with a session, each", String(ASSUMED.checks)],
    ["Sign-ins, each", String(ASSUMED.signIns)],
    ["Sign-outs, each", String(ASSUMED.signOuts)],
    ["The busiest second : the mean", `${ASSUMED.peak} ×`],
    ["Pages open at the busiest time, of a day's users", `${ASSUMED.openAtPeak * 100} %`],
    ["A core is busy at most", `${ASSUMED.load * 100} %`],
  ];
  return { head: ["assumed", "value"], rows };
}

function neededTable(bench: BenchResults, scale: ScaleResults): Table {
  const needed = estimate(bench, scale);
  const { rates, cores } = needed;
  const gibibytes = (bytes: number): string => `${formatNumber(bytes / GIBIBYTE)} GiB`;
  const rows = [
    ["Requests with a session, a second", formatNumber(rates.checks), "assumed"],
    [
      "Cores for them (without the check the framework alone takes)",
      `${formatNumber(cores.checks)} (${formatNumber(cores.floor)})`,
      "bench: `requests.check`, `requests.nothing`",
    ],
    ["Cores for sign-ins, Argon2id most of it", formatNumber(cores.signIns), "bench: `cpu.signIn`"],
    ["Cores for sign-outs", formatNumber(cores.signOuts), "bench: `cpu.signOut`"],
    [
      `Cores for the heartbeats of ${formatNumber(needed.streams)} streams`,
      formatNumber(cores.heartbeats),
      "bench: `streams.roundCpuMs`",
    ],
    ["**App cores in all, at their load, and as many processes**", `**${needed.processes}**`, "the sum"],
    ["Memory of the streams", `${formatNumber(needed.streamGiB)} GiB`, "bench: `streams.residentBytesEach`"],
    [
      "Statements of the heartbeats, a second",
      formatNumber(needed.heartbeatStatements),
      "bench: `streams.roundStatements`",
    ],
    ["Connections of all pools", formatNumber(needed.connections), "10 a process (`lib/db.ts`)"],
    [
      "Connections busy at once, at the medians",
      formatNumber(needed.busyConnections),
      "scale: `check`, `signIn`, `signOut`",
    ],
    [
      "Sessions: storage a day; kept 30 days",
      `${gibibytes(needed.sessionBytesADay)}; ${gibibytes(needed.sessionBytesADay * ASSUMED.retentionDays)}`,
      "scale: `bytesEach.Session`",
    ],
    [
      "Audit trail: storage a day; kept 400 days",
      `${gibibytes(needed.eventBytesADay)}; ${gibibytes(needed.eventBytesADay * ASSUMED.auditDays)}`,
      "scale: `bytesEach.SecurityEvent`",
    ],
    ["Write-ahead log of sign-ins a day", gibibytes(needed.walBytesADay), "scale: `signIn.walBytes`"],
  ];
  return { head: ["needed", "value", "from"], rows };
}

/** The figures of `docs/capacity.md`, by the names of their marks. */
export function capacityBlocks(bench: BenchResults, scale: ScaleResults): Record<string, string> {
  return {
    about: `Requests and streams: ${aboutWords(bench.about)}\n\nDatabase: ${aboutWords(scale.about)}`,
    assumed: markdownTable(assumedTable()),
    needed: markdownTable(neededTable(bench, scale)),
  };
}
