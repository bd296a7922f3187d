import type { PeerResults } from "./results.ts";
import type { Summary } from "./statistics.ts";
import { formatNumber, type Table } from "./tables.ts";

type Compared = "nothing" | "best peer";
type Row = {
  readonly figure: string;
  readonly words: string;
  readonly to: Compared;
  readonly better: "less" | "more";
};

const ROWS: readonly Row[] = [
  { figure: "checkBusy", words: "Session check, 16 connections: server CPU, µs", to: "nothing", better: "less" },
  { figure: "checkAlone", words: "Session check alone, ms", to: "nothing", better: "less" },
  { figure: "garbageBusy", words: "Garbage cookie, 16 connections: requests/s", to: "best peer", better: "more" },
  { figure: "garbageAlone", words: "Garbage cookie, 1 connection: requests/s", to: "best peer", better: "more" },
  { figure: "garbageStatements", words: "Garbage cookie: statements a request", to: "best peer", better: "less" },
  { figure: "signOut", words: "Sign-out, one after the other, ms", to: "best peer", better: "less" },
  { figure: "signOutBusy", words: "Sign-out, 16 at once, ms", to: "best peer", better: "less" },
  { figure: "everywhere", words: "Everywhere, 1,000 sessions, ms", to: "best peer", better: "less" },
  { figure: "everywhereAmongMany", words: "The same among many rows, ms", to: "best peer", better: "less" },
];

/** Returns whether a name is one of those that Aurora is compared with. */
function isPeer(name: string): boolean {
  return name !== "nothing" && !name.startsWith("Aurora");
}

/** Returns the median that a figure is compared with, or undefined if none was measured. */
export function referenceOf(
  summaries: Readonly<Record<string, Summary>>,
  to: Compared,
  better: "less" | "more",
): number | undefined {
  if (to === "nothing") return summaries["nothing"]?.median;
  const medians = Object.entries(summaries).flatMap(([name, { median }]) => (isPeer(name) ? [median] : []));
  if (medians.length === 0) return undefined;
  return better === "less" ? Math.min(...medians) : Math.max(...medians);
}

function cell(summary: Summary | undefined, reference: number | undefined): string {
  if (summary === undefined) return "–";
  const { median, low, high } = summary;
  const ratio = reference === undefined || reference === 0 ? "" : `, ${(median / reference).toFixed(2)} ×`;
  return `${formatNumber(median)} (${formatNumber(low)} – ${formatNumber(high)})${ratio}`;
}

/** Makes the table of all figures, a column for each of those that are compared, with their ratio to what they are compared with. */
export function peersTable({ names, figures }: Pick<PeerResults, "names" | "figures">): Table {
  const rows = ROWS.flatMap(({ figure, words, to, better }) => {
    const summaries = figures[figure];
    if (summaries === undefined) return [];
    const reference = referenceOf(summaries, to, better);
    return [[words, to, ...names.map((name) => cell(summaries[name], reference))]];
  });
  return { head: ["median (lowest – highest)", ": the", ...names], rows };
}

/** Makes the table of the first load's scripts, and of how much more they weigh than those of the app that does nothing. */
export function peerWeightsTable({ scripts }: Pick<PeerResults, "scripts">): Table {
  const nothing = scripts["nothing"] ?? 0;
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  return {
    head: ["page with the sign-out button, gzip", "scripts", "above nothing"],
    rows: Object.entries(scripts).map(([name, bytes]) => [name, kilobytes(bytes), kilobytes(bytes - nothing)]),
  };
}
