import type { ScaleResults } from "./results.ts";
import type { Summary } from "./statistics.ts";
import { formatNumber, formatRatio, type Table } from "./tables.ts";

type Size = ScaleResults["sizes"][number];

const OPERATION_WORDS: Readonly<Record<string, string>> = {
  bareRead: "Bare primary-key read",
  check: "Session check",
  bearerCheck: "Bearer check, its statement",
  touch: "Activity noted",
  signIn: "Sign-in, without Argon2",
  signOut: "Sign-out",
  everywhere1: "Sign-out everywhere, 1 session",
  everywhere100: "Sign-out everywhere, 100 sessions",
  everywhere1000: "Sign-out everywhere, 1,000 sessions",
  others100: "Ending 99 other devices",
  deviceList: "Device list",
  activityPage: "Activity page",
  pruning: "A round of pruning",
};

/** Returns the name of an operation in tables and charts. */
export function operationWords(name: string): string {
  return OPERATION_WORDS[name] ?? name;
}

/** Returns the smallest and the largest size. Throws where there is none. */
export function sizeEnds({ sizes }: Pick<ScaleResults, "sizes">): { smallest: Size; largest: Size } {
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  if (smallest === undefined || largest === undefined) throw new Error("No size was measured.");
  return { smallest, largest };
}

/** Returns one operation's summary. Throws if it was not measured. */
export function operationOf(size: Size, name: string): Summary {
  const summary = size.operations[name];
  if (summary === undefined) throw new Error(`${name} was not measured.`);
  return summary;
}

/** Makes the table of every operation's p50 and p99 at every size, and of its p50 at the largest size : at the smallest. */
export function scaleTable(results: ScaleResults): Table {
  const { smallest, largest } = sizeEnds(results);
  const sizes = results.sizes.map(({ sessions }) => sessions.toLocaleString("en", { notation: "compact" }));
  const rows = Object.keys(smallest.operations).map((name) => [
    operationWords(name),
    ...results.sizes.flatMap((size) => {
      const { median, p99 } = operationOf(size, name);
      return [formatNumber(median), formatNumber(p99)];
    }),
    formatRatio(operationOf(largest, name).median, operationOf(smallest, name).median),
  ]);
  return { head: ["ms", ...sizes.flatMap((size) => [`p50 at ${size}`, "p99"]), "p50 grows"], rows };
}

/** Makes the table of the promises about size, with the measurement for each. */
export function scalePromises(results: ScaleResults): Table {
  const { smallest, largest } = sizeEnds(results);
  const { checkBefore, checkMeanwhile, checkAtPace } = results.pruning;
  const p50 = (size: Size, name: string): number => operationOf(size, name).median;
  const p99 = (name: string): number => operationOf(largest, name).p99;
  const growth = (name: string): number => p50(largest, name) / p50(smallest, name);
  const [steepest = "check"] = Object.keys(largest.operations).toSorted((one, other) => growth(other) - growth(one));
  const rows: [string, number, number][] = [
    ["Session check, p50 at the largest size : at the smallest", growth("check"), 1.25],
    [`The same of what grows most: ${operationWords(steepest)}`, growth(steepest), 1.25],
    ["Session check, p99 : p99 of a bare read, median of the turns", results.checkToBareP99.median, 1.25],
    ["The same of all turns together", p99("check") / p99("bareRead"), 1.25],
    ["Session check, p99 while rows are pruned at the app's pace : before", checkAtPace.p99 / checkBefore.p99, 1.5],
    ["Session check, p99 while rows are pruned without a pause : before", checkMeanwhile.p99 / checkBefore.p99, 1.5],
  ];
  return {
    head: ["what", "measured", "at most", "holds"],
    rows: rows.map(([what, ratio, most]) => [what, `${ratio.toFixed(2)} ×`, `${most} ×`, ratio <= most ? "yes" : "no"]),
  };
}

/** Makes the table of how many statements each operation sends, with BEGIN and COMMIT, and of their indexes, one a line. */
export function plansTable({ plans }: ScaleResults): Table {
  const rows = plans.flatMap(({ operation, statements, indexes: [first = "", ...others] }) => [
    [operationWords(operation), String(statements), first],
    ...others.map((index) => ["", "", index]),
  ]);
  return { head: ["operation", "statements", "indexes"], rows };
}
