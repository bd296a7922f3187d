import { columns } from "./text.ts";

/** A table's rows before and after, and those that name an owner who is not there. */
export type Kept = {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly ownerless: number;
};

/** Returns the tables whose rows would be fewer, or without an owner. */
export function listLosses(kept: readonly Kept[]): string[] {
  return kept.filter(({ before, after, ownerless }) => before !== after || ownerless > 0).map(({ name }) => name);
}

/** Returns rows as a table, with their sums. */
export function keptLines(kept: readonly Kept[]): string[] {
  const sum = (of: (each: Kept) => number): number => kept.reduce((all, each) => all + of(each), 0);
  const row = (name: string, before: number, after: number, ownerless: number) => [
    name,
    before,
    after,
    before - after,
    ownerless,
  ];
  return columns([
    ["TABLE", "BEFORE", "AFTER", "LOST", "WITHOUT OWNER"],
    ...kept.map(({ name, before, after, ownerless }) => row(name, before, after, ownerless)),
    row(
      "all",
      sum(({ before }) => before),
      sum(({ after }) => after),
      sum(({ ownerless }) => ownerless),
    ),
  ]);
}
