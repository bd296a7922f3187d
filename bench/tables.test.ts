import { expect, test } from "vitest";
import { formatNumber, formatRatio, formatTable } from "./tables";

const table = {
  head: ["what", "ms"],
  rows: [
    ["check", "0.2"],
    ["sign-out", "11"],
  ],
};

test("a terminal's table has its numbers below each other", () => {
  expect(formatTable(table)).toBe("  what       ms\n  check     0.2\n  sign-out   11");
});

test("the words of a column begin below each other", () => {
  const rows = [
    ["check", "Session_pkey"],
    ["", "User_pkey"],
  ];
  expect(formatTable({ head: ["what", "index"], rows })).toBe(
    "  what   index\n  check  Session_pkey\n         User_pkey",
  );
});

test.each([
  [0, "0"],
  [0.12345, "0.123"],
  [1.5, "1.50"],
  [786.27, "786"],
  [1234567, "1,234,567"],
])("%d is written as %s", (value, text) => expect(formatNumber(value)).toBe(text));

test("a ratio says how many times as much", () => expect(formatRatio(786, 599)).toBe("1.31 ×"));
