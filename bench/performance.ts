import type { About } from "./about.ts";
import { answersTable, REQUESTS, requestsTable, streamsTable, summaryOf, tabsTable } from "./bench-words.ts";
import { drawBars } from "./charts.ts";
import type { BenchResults, ScaleResults, WeightResults } from "./results.ts";
import { operationOf, operationWords, scalePromises, scaleTable, sizeEnds } from "./scale-words.ts";
import { formatNumber, formatRatio, markdownTable, type Table } from "./tables.ts";
import { weightsTable } from "./weight.ts";

const CHARTS = "docs/charts";

/** One sentence: where, when and on what. */
export function aboutWords(about: About): string {
  const rounds = about.share === 1 ? "all rounds" : `a short form, ${formatNumber(about.share * 100)} % of the rounds`;
  return (
    `Measured on ${about.date} at commit \`${about.commit}\` (${rounds}): ${about.cores} cores (${about.processor}), ` +
    `${about.memoryGiB} GiB, ${about.system}; Node ${about.node}, Next ${about.next}, PostgreSQL ${about.postgres}.`
  );
}

function ratioWords({ requests }: BenchResults): string {
  const ratio = (name: string, floor: string): string =>
    formatRatio(summaryOf(requests, name).median, summaryOf(requests, floor).median);
  return (
    `\`GET /api/me\` with cookie and header costs **${ratio("check", "nothing")}** of a route that does nothing ` +
    `while 16 connections are busy, so that checks share statements, and **${ratio("loneCheck", "loneNothing")}** one at a time; a page ` +
    `with \`protectedPage\` **${ratio("checkedPage", "uncheckedPage")}** of the same page without a check; at most 1.25 × is the goal of both.`
  );
}

function plansTable({ plans }: ScaleResults): Table {
  const rows = plans.map(({ operation, statements, indexes }) => [
    operationWords(operation),
    String(statements),
    indexes.map((index) => `\`${index}\``).join(", "),
  ]);
  return { head: ["operation", "statements, BEGIN and COMMIT included", "indexes"], rows };
}

function fillWords({ sizes }: ScaleResults): string {
  const each = sizes.map(
    ({ sessions, fillSeconds }) => `${sessions.toLocaleString("en")} in ${Math.round(fillSeconds)} s`,
  );
  return `Filled: ${each.join(", ")}, indexes included.`;
}

function signInWords({ signIn, bytesEach }: ScaleResults): string {
  const indexes = Object.entries(signIn.indexesOfTables).map(([table, count]) => `${count} of \`${table}\``);
  const session = bytesEach["Session"];
  const row =
    session === undefined
      ? ""
      : ` A session's row takes ${formatNumber(session.heap)} bytes, its index entries ${formatNumber(session.indexes)}.`;
  return (
    `A sign-in writes ${formatNumber(signIn.walBytes / 1024)} KiB of write-ahead log, into tables with these indexes: ` +
    `${indexes.join(", ")}.${row}`
  );
}

/** The figures of `docs/performance.md`, by the names of their marks. */
export function performanceBlocks(
  bench: BenchResults,
  scale: ScaleResults,
  weights: WeightResults,
): Record<string, string> {
  return {
    "bench-about": aboutWords(bench.about),
    ratio: ratioWords(bench),
    requests: markdownTable(requestsTable(bench)),
    answers: markdownTable(answersTable(bench)),
    tabs: markdownTable(tabsTable(bench)),
    streams: markdownTable(streamsTable(bench)),
    weights: `Measured on ${weights.date} at commit \`${weights.commit}\`.\n\n${markdownTable(weightsTable(weights))}`,
    "scale-about": `${aboutWords(scale.about)} ${fillWords(scale)}`,
    promises: markdownTable(scalePromises(scale)),
    scale: markdownTable(scaleTable(scale)),
    plans: markdownTable(plansTable(scale)),
    "sign-in": signInWords(scale),
  };
}

/** The charts of `docs/performance.md`: each path with its SVG. */
export function performanceCharts(bench: BenchResults, scale: ScaleResults): Record<string, string> {
  const { smallest } = sizeEnds(scale);
  const operations = Object.keys(smallest.operations).filter((name) => name !== "everywhere1000");
  return {
    [`${CHARTS}/requests.svg`]: drawBars({
      title: "What a request costs the server",
      unit: "µs of CPU time, median of five interleaved rounds",
      rows: REQUESTS.map(({ words }) => words.replaceAll("`", "")),
      series: [{ name: "CPU", values: REQUESTS.map(({ name }) => summaryOf(bench.requests, name).median) }],
    }),
    [`${CHARTS}/scale.svg`]: drawBars({
      title: "The same at every size",
      unit: "ms, p50",
      rows: operations.map(operationWords),
      series: scale.sizes.map((size) => ({
        name: `${size.sessions.toLocaleString("en")} sessions`,
        values: operations.map((name) => operationOf(size, name).median),
      })),
    }),
  };
}
