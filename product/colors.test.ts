import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ICON_COLORS } from "@/product/product";

const SCHEMES = ["light", "dark"] as const;
const PAPERS = ["page", "surface", "sunken"];
const SIGNALS = ["danger", "success", "warning", "info"];

const css = readFileSync(new URL("colors.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/^ *--color-([a-z-]+): ([^;]+);/gm)].map(([, name = "", value = ""]) => [name, value]),
);

/** Returns a token's colour in a scheme, as #rrggbb. */
function colorOf(name: string, scheme: (typeof SCHEMES)[number]): string {
  const value = tokens.get(name) ?? "";
  const [, light = value, dark = value] = /^light-dark\((\S+), (\S+)\)$/.exec(value) ?? [];
  const color = scheme === "light" ? light : dark;
  if (!/^#[\da-f]{6}$/i.test(color))
    throw new Error(`--color-${name} is "${value}": write it as #rrggbb, or as two of them.`);
  return color;
}

/** The relative luminance of WCAG 2.2. */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

test("contrast is measured as WCAG says", () => {
  expect(contrastOf("#000000", "#ffffff")).toBe(21);
  expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

type Pair = readonly [front: string, ground: string, least: number];

function pairs(fronts: readonly string[], grounds: readonly string[], least: number): Pair[] {
  return fronts.flatMap((front) => grounds.map((ground): Pair => [front, ground, least]));
}

// WCAG 2.2: 4.5 for text (1.4.3), 3 for what is needed to see a control, its focus or an icon (1.4.11).
const NEEDED = [
  ...pairs(["ink", "ink-soft", "accent", "accent-strong"], PAPERS, 4.5),
  ...pairs(["danger", "success"], ["page", "surface"], 4.5),
  ...pairs(["on-accent"], ["accent", "accent-strong"], 4.5),
  ...pairs(["on-danger"], ["danger", "danger-strong"], 4.5),
  ...SIGNALS.flatMap((signal) => [
    ...pairs(["ink"], [`${signal}-soft`], 4.5),
    ...pairs([signal], [`${signal}-soft`], 3),
  ]),
  ...pairs(["night-ink", "night-soft", "night-glow"], ["night"], 4.5),
  ...pairs(["line-strong"], ["page", "surface"], 3),
  ...pairs(["code"], ["code-paper"], 4.5),
];

describe.each(SCHEMES)("by %s, colours keep the contrast that pages count on", (scheme) => {
  test.each(NEEDED)("%s on %s: at least %s", (front, ground, least) => {
    expect(contrastOf(colorOf(front, scheme), colorOf(ground, scheme))).toBeGreaterThanOrEqual(least);
  });
});

test("the mark in a browser's tab has the colours of the night", () => {
  expect(ICON_COLORS).toEqual({ mark: colorOf("night-glow", "light"), ground: colorOf("night", "light") });
});
