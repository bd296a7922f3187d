import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NO_REPORT, readReport } from "./report.ts";
import { REPORT_VARIABLE, RunLog } from "./run-log.ts";

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  for (const level of ["log", "error"] as const)
    vi.spyOn(console, level).mockImplementation((text: unknown) => lines.push(String(text)));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test("each part that ended is one line with its place among all; a failure stands beneath it", () => {
  const log = new RunLog("Birds");
  log.begin(12);
  log.end({ title: "robin.test.ts", file: "robin.test.ts", milliseconds: 1_200, passed: 3, failures: [] });
  log.end({ title: "wren.test.ts", file: "wren.test.ts", milliseconds: 30, passed: 0, failures: ["It did not sing."] });
  expect(lines).toEqual([
    expect.stringMatching(/✓.* Birds  1\/12 robin\.test\.ts .*\(1\.2 s\)/),
    expect.stringMatching(/✗.* Birds  2\/12 wren\.test\.ts .*\(30 ms\).*\nIt did not sing\.$/),
  ]);
});

test("the report counts tests, failures outside of them too, and adds the times of a file up", async () => {
  const folder = await mkdtemp(join(tmpdir(), "aurora-"));
  const report = join(folder, "report.json");
  vi.stubEnv(REPORT_VARIABLE, report);
  expect(await readReport(report)).toEqual(NO_REPORT);
  const log = new RunLog("Birds");
  log.end({ title: "sings", file: "robin.spec.ts", milliseconds: 200, passed: 1, failures: [] });
  log.end({ title: "flies", file: "robin.spec.ts", milliseconds: 300, passed: 0, failures: ["It fell."] });
  log.fail("The nest is gone.");
  log.note("Two wings");
  await log.close();
  expect(await readReport(report)).toEqual({
    passed: 1,
    failed: 2,
    files: [{ path: "robin.spec.ts", milliseconds: 500 }],
    failures: ["It fell.", "The nest is gone."],
    figures: ["Two wings"],
  });
  await rm(folder, { recursive: true, force: true });
});
