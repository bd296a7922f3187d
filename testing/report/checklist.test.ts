import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OperatorError } from "../../cli/process/operator-error.ts";
import { Checklist } from "./checklist.ts";
import { NO_REPORT } from "./report.ts";

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  for (const level of ["log", "error"] as const)
    vi.spyOn(console, level).mockImplementation((text: unknown) => lines.push(String(text)));
});
afterEach(() => vi.restoreAllMocks());

test("a step says that it begins, steps that need a failed one are skipped, and the rest goes on", async () => {
  const list = new Checklist();
  const later = vi.fn(async () => NO_REPORT);
  await list.check("Nest", [], async () => {
    throw new OperatorError("There are no twigs.");
  });
  await list.test("Eggs", ["Nest"], later);
  await list.test("Song", [], async () => ({ ...NO_REPORT, passed: 2 }));
  expect(later).not.toHaveBeenCalled();
  expect(lines.slice(0, 5)).toEqual([
    "  … Nest",
    expect.stringMatching(/✗.* Nest/),
    "There are no twigs.",
    expect.stringMatching(/– Eggs .*needs Nest/),
    "  … Song",
  ]);
  expect(list.summarise()).toBe(false);
  expect(lines.at(-1)).toBe("\n2 passed, 0 failed");
});

test("the summary names the ten dearest files of all runs, the dearest first, and ends with the counts", async () => {
  const list = new Checklist();
  const files = Array.from({ length: 12 }, (_, index) => ({ path: `${index}.test.ts`, milliseconds: index * 1_000 }));
  await list.test("Some", [], async () => ({ ...NO_REPORT, passed: 6, files: files.slice(0, 6) }));
  await list.test("Others", [], async () => ({ ...NO_REPORT, passed: 6, files: files.slice(6) }));
  lines.length = 0;
  expect(list.summarise()).toBe(true);
  const named = lines.flatMap((line) => /(\d+)\.test\.ts$/.exec(line)?.[1] ?? []);
  expect(named).toEqual(["11", "10", "9", "8", "7", "6", "5", "4", "3", "2"]);
  expect(lines.at(-1)).toBe("\n12 passed, 0 failed");
});

test("the summary repeats what failed, of tests and of other steps", async () => {
  const list = new Checklist();
  await list.check("Nest", [], async () => {
    throw new OperatorError("There are no twigs.");
  });
  await list.test("Song", [], async () => ({ ...NO_REPORT, passed: 1, failed: 1, failures: ["It did not sing."] }));
  lines.length = 0;
  expect(list.summarise()).toBe(false);
  expect(lines[0]).toBe("\n  What failed\nThere are no twigs.\nIt did not sing.");
});

test("a list in which no test ran is not green", async () => {
  const list = new Checklist();
  await list.check("Nest", [], async () => undefined);
  expect(list.summarise()).toBe(false);
});
