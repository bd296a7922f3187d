import { drawFlame } from "./flame-chart.ts";
import { busyUs, type Flame } from "./flame.ts";
import { CATEGORIES } from "./profile.ts";
import type { FlameResults } from "./results.ts";
import { formatNumber, formatRatio, type Table } from "./tables.ts";

type Cases = FlameResults["requests"];

const TITLES = {
  nothing: "A route that does nothing, alone",
  check: "One session check, alone: GET /api/me",
  signOut: "One sign-out, alone: POST /api/auth/logout",
} as const;

const columnsOf = ({ nothing, nothingWithCookies, check, signOut }: Cases) => [
  nothing,
  nothingWithCookies,
  check,
  signOut,
];

const HEAD = ["a route that does nothing", "with the check's headers", "session check", "sign-out"];

/** Makes the tables of `npm run bench:flame`: what each request costs, and what it is spent on. */
export function flameTables({ requests }: FlameResults): Table[] {
  const columns = columnsOf(requests);
  const { nothing, nothingWithCookies: same } = requests;
  const costs = [
    ["p50, ms", ...columns.map(({ ms }) => formatNumber(ms.median))],
    [": nothing", ...columns.map(({ ms }) => formatRatio(ms.median, nothing.ms.median))],
    [": nothing with the same headers", ...columns.map(({ ms }) => formatRatio(ms.median, same.ms.median))],
    ["CPU, µs", ...columns.map(({ cpuUs }) => formatNumber(cpuUs.median))],
    [": nothing", ...columns.map(({ cpuUs }) => formatRatio(cpuUs.median, nothing.cpuUs.median))],
  ];
  const spent = Object.entries(CATEGORIES).map(([name, words]) => [
    words,
    ...columns.map(({ flame }) => formatNumber(spentOn(flame, name))),
  ]);
  const all = ["Together", ...columns.map(({ flame }) => formatNumber(busyUs(flame)))];
  return [
    { head: ["one connection", ...HEAD], rows: costs },
    { head: ["profiled, µs of JavaScript", ...HEAD], rows: [...spent, all] },
  ];
}

function spentOn({ us }: Flame, category: string): number {
  return Object.entries(us).find(([name]) => name === category)?.[1] ?? 0;
}

/** Draws the flame graph of each request, by its file's path from the project's root. */
export function drawFlames({ requests: { nothing, check, signOut } }: FlameResults): Record<string, string> {
  return {
    "docs/charts/flame-nothing.svg": drawFlame(TITLES.nothing, nothing.flame),
    "docs/charts/flame-check.svg": drawFlame(TITLES.check, check.flame),
    "docs/charts/flame-sign-out.svg": drawFlame(TITLES.signOut, signOut.flame),
  };
}
