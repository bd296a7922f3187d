"use client";

import { useState } from "react";

/** A row of a list, and whether what it stands for is over. */
export type SteadyRow<Row> = { readonly row: Row; readonly isOver: boolean };

/**
 * Returns the rows of a list that never moves under the pointer: each keeps its place as long as the page is open, also when
 * it is over, and new ones come at the end. `rows` is the list as it is now, the same array until it changes.
 */
export function useSteadyRows<Row extends { readonly id: string }>(rows: readonly Row[]): readonly SteadyRow<Row>[] {
  const [known, setKnown] = useState({ rows, steady: merge([], rows) });
  if (known.rows === rows) return known.steady;
  const steady = merge(known.steady, rows);
  setKnown({ rows, steady });
  return steady;
}

function merge<Row extends { readonly id: string }>(
  before: readonly SteadyRow<Row>[],
  rows: readonly Row[],
): readonly SteadyRow<Row>[] {
  const live = new Map(rows.map((row) => [row.id, row]));
  const kept = before.map(({ row }) => ({ row: live.get(row.id) ?? row, isOver: !live.has(row.id) }));
  for (const { row } of kept) live.delete(row.id);
  return [...kept, ...[...live.values()].map((row) => ({ row, isOver: false }))];
}
