import { isolated } from "../../lib/text/isolated-text.ts";
import { visibleName } from "aurora-session/core";
import { redactText } from "../../lib/process/log.ts";

/**
 * Returns the lines of a table: rows under headings, in columns that are as wide as their widest value. Leaves out
 * characters that can't be seen, or that would move their neighbours.
 */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const clean = [headings, ...rows].map((row) => row.map((cell) => visibleName(cell) || "–"));
  const widths = headings.map((_, column) => Math.max(...clean.map((row) => row[column]?.length ?? 0)));
  return clean.map((row) =>
    row
      .map((cell, column) => isolated(cell) + " ".repeat((widths[column] ?? 0) - cell.length))
      .join("  ")
      .trimEnd(),
  );
}

/** Returns a moment in UTC: `2026-11-21 09:05 UTC`. */
export function moment(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Returns a number with its noun: `1 session`, `3 sessions`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Returns the last line of an error's message, without secrets. In Prisma's errors that line tells the cause. */
export function lastLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return redactText(message.trim().split("\n").at(-1) ?? "");
}
