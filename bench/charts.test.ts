import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { drawBars } from "./charts";
import { drawFlames } from "./flame-report";
import { drawRequests, drawScale } from "./result-charts";
import bench from "./results/bench.json";
import flame from "./results/flame.json";
import scale from "./results/scale.json";

const bars = { title: "Cost", unit: "µs", rows: ["check", "floor"], series: [{ name: "all", values: [786, 599] }] };

test("a chart shows its rows and values, and has colours for the night", () => {
  const svg = drawBars(bars);
  for (const text of ["Cost", "check", "floor", "786", "599", "prefers-color-scheme: dark"])
    expect(svg).toContain(text);
});

test("the same figures give the same chart", () => {
  expect(drawBars(bars)).toBe(drawBars(bars));
});

test.each<readonly [string, string]>([
  ["requests.svg", drawRequests(bench)],
  ["scale.svg", drawScale(scale)],
  ...Object.entries(drawFlames(flame)).map(([path, svg]) => [path.replace("docs/charts/", ""), svg] as const),
])("%s is drawn from the results that are kept", async (name, svg) => {
  expect(await readFile(new URL(`../docs/charts/${name}`, import.meta.url), "utf8")).toBe(svg);
});
