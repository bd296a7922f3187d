import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { logConsole } from "@/lib/start/console-log";
import { problemResponse } from "aurora-session/http";
import { createLogger } from "@/lib/process/log";
import { DatabaseUnavailable } from "aurora-session/core";
import { processState } from "@/lib/process/process-state";
import { stubEnvironment } from "@/testing/helpers/test-environment";

const TOKEN = "Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0Z2FycGw";
const original = { ...console };
let lines: string[] = [];
let former: typeof processState.log;

beforeAll(() => stubEnvironment());
beforeEach(() => {
  lines = [];
  former = processState.log;
  processState.log = createLogger("debug", { write: (line) => lines.push(line) });
});
afterEach(() => {
  Object.assign(console, original);
  if (former === undefined) delete processState.log;
  else processState.log = former;
  vi.restoreAllMocks();
});

function hangUp(): Error {
  return Object.assign(new Error("aborted"), { code: "ECONNRESET" });
}

test("what Next prints is a line of the log, without secrets, colours and line breaks", () => {
  logConsole();
  console.warn(`\u001B[33m⚠\u001B[0m unknown action "%s"\n`, `00 ann@example.com ${TOKEN}`);
  console.error(" ⨯", new TypeError(`no user ann@example.com`));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: "warn", msg: '⚠ unknown action "00 [e-mail] [secret]"' },
    { level: "error", msg: "⨯", err: { name: "TypeError", message: "no user [e-mail]" } },
  ]);
});

test("as much as a stranger makes it print, a line is short", () => {
  logConsole();
  console.error("x".repeat(16 * 1024), { deep: ["a@".repeat(8 * 1024)] });
  expect(lines.join("").length).toBeLessThan(2048);
});

test("a client that hangs up is no error, be it told by Next or by a route; a database that does is one", () => {
  logConsole();
  console.error(hangUp());
  expect(problemResponse(hangUp(), "en").status).toBe(400);
  const cut = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  expect(problemResponse(new DatabaseUnavailable(cut), "en").status).toBe(503);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: "debug" }, { level: "error" }]);
});
