import { expect, test } from "vitest";
import { drawBars } from "./charts";

const bars = { title: "Cost", unit: "µs", rows: ["check", "floor"], series: [{ name: "all", values: [786, 599] }] };

test("a chart shows its rows and values, and has colours for the night", () => {
  const svg = drawBars(bars);
  for (const text of ["Cost", "check", "floor", "786", "599", "prefers-color-scheme: dark"])
    expect(svg).toContain(text);
});

test("the same figures give the same chart", () => {
  expect(drawBars(bars)).toBe(drawBars(bars));
});
