import { expect, test } from "vitest";
import { parseCpuMs, parseProcess } from "./process-cost";

test("CPU time is user and system time, whatever the process is called", () => {
  const stat = "4711 (a name (with) 1 2 3) S 1 4711 4711 0 -1 4194560 100 0 0 0 250 50 7 8 20 0 11 0 1000 2000 300";
  expect(parseCpuMs(stat)).toBe(3_000);
  const name = "a name (with) 1 2 3";
  expect(parseProcess(stat)).toEqual({ pid: 4711, name, parent: 1, cpuMs: 3_000, endedChildrenMs: 150 });
});
