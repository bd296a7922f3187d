import { expect, test } from "vitest";
import { createRefusalNotes } from "./host-check.ts";

const origin = new URL("https://app.example.com:8443");

test("the first request for a foreign host is noted with both hosts, and the same host never again", () => {
  const note = createRefusalNotes(origin);
  expect(note("127.0.0.1:3000")).toMatch(/"127\.0\.0\.1:3000".*app\.example\.com:8443.*proxy/);
  expect(note("127.0.0.1:3000")).toBeNull();
  expect(note(undefined)).toContain('""');
});

test("neither many hosts nor odd ones fill the log or change its lines", () => {
  const note = createRefusalNotes(origin);
  const odd = note(`evil\n\u0085\u001b[31m${"x".repeat(9_000)}`) ?? "";
  expect(odd).toMatch(/^[ -~]{1,400}$/);
  const noted = Array.from({ length: 1_000 }, (_, index) => note(`${index}.example`)).filter((each) => each !== null);
  expect(noted).toHaveLength(19);
});
