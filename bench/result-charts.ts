import { REQUESTS, summaryOf } from "./bench-tables.ts";
import { drawBars } from "./charts.ts";
import type { BenchResults, ScaleResults } from "./results.ts";
import { operationOf, operationWords, sizeEnds } from "./scale-tables.ts";

/** Draws the CPU time that each request costs the server. */
export function drawRequests({ requests }: BenchResults): string {
  return drawBars({
    title: "What a request costs the server",
    unit: "µs of CPU time, median of five interleaved rounds",
    rows: REQUESTS.map(({ words }) => words),
    series: [{ name: "CPU", values: REQUESTS.map(({ name }) => summaryOf(requests, name).median) }],
  });
}

/** Draws how long each operation takes at each size. */
export function drawScale(results: ScaleResults): string {
  const { smallest } = sizeEnds(results);
  const operations = Object.keys(smallest.operations).filter((name) => name !== "everywhere1000");
  return drawBars({
    title: "The same at every size",
    unit: "ms, p50",
    rows: operations.map(operationWords),
    series: results.sizes.map((size) => ({
      name: `${size.sessions.toLocaleString("en")} sessions`,
      values: operations.map((name) => operationOf(size, name).median),
    })),
  });
}
