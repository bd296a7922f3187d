import type { PartitionResults } from "./partition-results.ts";
import { operationWords } from "./scale-tables.ts";
import { formatNumber, formatRatio, type Table } from "./tables.ts";

const WORDS: Readonly<Record<string, string>> = {
  whole: "whole",
  byToken: "by token",
  byTokenPlanned: "the same, planned once",
  byMonth: "by month",
};

function words(name: string): string {
  return WORDS[name] ?? name;
}

/** Makes the table of each operation's p50, where tables are whole and where they are divided. */
export function partitionsTable({ operations }: PartitionResults): Table {
  const names = Object.keys(operations);
  const rows = Object.entries(operations["whole"] ?? {}).map(([operation, whole]) => [
    operationWords(operation),
    ...names.map((name) => {
      const { median } = operations[name]?.[operation] ?? { median: Number.NaN };
      return name === "whole" ? formatNumber(median) : `${formatNumber(median)} (${formatRatio(median, whole.median)})`;
    }),
  ]);
  return { head: ["ms, p50 (: whole)", ...names.map(words)], rows };
}

/** Makes the table of what a sign-in and a sign-out write. */
export function partitionWritesTable({ walBytes }: PartitionResults): Table {
  const kibibytes = (bytes: number): string => formatNumber(bytes / 1024);
  const rows = Object.entries(walBytes).map(([name, { signIn, signOut }]) => [
    words(name),
    kibibytes(signIn),
    kibibytes(signOut),
  ]);
  return { head: ["write-ahead log, KiB", "sign-in", "sign-out"], rows };
}

/** Makes the table of what it costs to take old rows away. */
export function partitionPruningTable({ pruning }: PartitionResults): Table {
  const rows = Object.entries(pruning).flatMap(([kind, ways]) =>
    Object.entries(ways).map(([name, { rows: count, ms, walBytes }]) => [
      `${kind}, ${words(name)}`,
      count.toLocaleString("en"),
      formatNumber(ms),
      formatNumber(walBytes / 2 ** 20),
    ]),
  );
  return { head: ["older than this month", "rows", "ms", "write-ahead log, MiB"], rows };
}
