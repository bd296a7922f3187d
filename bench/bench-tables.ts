import type { BenchResults } from "./results.ts";
import type { Summary } from "./statistics.ts";
import { formatNumber, formatRatio, type Table } from "./tables.ts";

type Row = { readonly name: string; readonly words: string; readonly floor: string };

/** The name of each measured request, and of the other one that is its floor. */
export const REQUESTS: readonly Row[] = [
  { name: "nothing", words: "A route that does nothing", floor: "nothing" },
  { name: "check", words: "Session check: GET /api/me", floor: "nothing" },
  { name: "loneNothing", words: "A route that does nothing, one at a time", floor: "loneNothing" },
  { name: "loneCheck", words: "Session check, one at a time", floor: "loneNothing" },
  { name: "bearer", words: "Bearer check: the same with an access token", floor: "nothing" },
  { name: "noCookie", words: "Refused: no cookie", floor: "nothing" },
  { name: "malformed", words: "Refused: a malformed cookie", floor: "nothing" },
  { name: "ended", words: "Refused: an ended session", floor: "nothing" },
  { name: "uncheckedPage", words: "A page without a check", floor: "uncheckedPage" },
  { name: "checkedPage", words: "The same page with protectedPage", floor: "uncheckedPage" },
];

const ANSWERS: Readonly<Record<string, string>> = {
  argon2: "Argon2id alone, a part of each sign-in",
  signIn: "Sign-in",
  signOut: "Sign-out",
  everywhere1: "Sign-out everywhere, 1 session",
  everywhere100: "Sign-out everywhere, 100 sessions",
  everywhere1000: "Sign-out everywhere, 1,000 sessions",
};

const TABS: Readonly<Record<string, string>> = {
  otherTab: "Confirmed in one tab → the other tab is covered",
  sevenTabsLast: "Seven tabs: confirmed in one → the last one is covered",
  sevenTabsAnswer: "Seven tabs: confirmed → the sign-out is answered",
  otherDevice: "Ended on one device, answered → the other's page is covered",
  otherDeviceOtherServer: "The same, each device at a server of its own",
};

/** Returns a summary by its name. Throws if it was not measured. */
export function summaryOf(summaries: Readonly<Record<string, Summary>>, name: string): Summary {
  const found = summaries[name];
  if (found === undefined) throw new Error(`${name} was not measured.`);
  return found;
}

function spread({ low, high }: Summary): string {
  return `${formatNumber(low)} – ${formatNumber(high)}`;
}

/** Makes the table of the server's CPU time a request, beside its floor. */
export function requestsTable({ requests }: BenchResults): Table {
  const rows = REQUESTS.map(({ name, words, floor }) => {
    const [own, other] = [summaryOf(requests, name), summaryOf(requests, floor)];
    return [words, formatNumber(own.median), spread(own), formatRatio(own.median, other.median)];
  });
  return { head: ["CPU time of a request", "µs, median", "lowest – highest", ": its floor"], rows };
}

function millisecondsTable(head: string, words: Readonly<Record<string, string>>, all: BenchResults["answers"]): Table {
  const rows = Object.entries(words).map(([name, text]) => {
    const summary = summaryOf(all, name);
    return [text, formatNumber(summary.median), spread(summary), String(summary.count)];
  });
  return { head: [head, "ms, median", "lowest – highest", "times"], rows };
}

/** Makes the table of how long sign-ins and sign-outs take. */
export function answersTable({ answers }: BenchResults): Table {
  return millisecondsTable("answer", ANSWERS, answers);
}

/** Makes the table of how long other tabs and devices take to show nothing. */
export function tabsTable({ tabs }: BenchResults): Table {
  return millisecondsTable("in Chromium", TABS, tabs);
}

/** Makes the table of the memory and the CPU time of open event streams. */
export function streamsTable({ streams }: BenchResults): Table {
  const kibibytes = (bytes: number): string => `${formatNumber(bytes / 1024)} KiB`;
  return {
    head: [`${streams.count.toLocaleString("en")} open streams on one process`, "measured"],
    rows: [
      ["Heap and buffers, each", kibibytes(streams.heapBytesEach)],
      ["Resident memory, each", kibibytes(streams.residentBytesEach)],
      ["All ended, answered → the last stream told", `${formatNumber(streams.lastToldMs)} ms`],
      ["A round of heartbeats: CPU of the server", `${formatNumber(streams.roundCpuMs)} ms`],
      ["A round of heartbeats: statements", formatNumber(streams.roundStatements)],
    ],
  };
}
