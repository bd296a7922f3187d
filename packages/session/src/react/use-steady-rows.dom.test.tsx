import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { useSteadyRows } from "./use-steady-rows.ts";

const [ann, ben, cem] = [{ id: "ann" }, { id: "ben" }, { id: "cem" }];

function shown({ current }: { current: ReturnType<typeof useSteadyRows> }): readonly string[] {
  return current.map(({ row, isOver }) => (isOver ? `${row.id} (over)` : row.id));
}

test("a row keeps its place when the list is sorted anew, when it ends and when it begins", () => {
  const { result, rerender } = renderHook(({ rows }) => useSteadyRows(rows), { initialProps: { rows: [ann, ben] } });
  rerender({ rows: [ben, ann] });
  expect(shown(result)).toEqual(["ann", "ben"]);
  rerender({ rows: [cem, ben] });
  expect(shown(result)).toEqual(["ann (over)", "ben", "cem"]);
  rerender({ rows: [] });
  expect(shown(result)).toEqual(["ann (over)", "ben (over)", "cem (over)"]);
});

test("a row shows what is known now", () => {
  const named = (name: string) => ({ id: "ann", name });
  const { result, rerender } = renderHook(({ rows }) => useSteadyRows(rows), {
    initialProps: { rows: [named("Ann")] },
  });
  rerender({ rows: [named("Annette")] });
  expect(result.current).toEqual([{ row: named("Annette"), isOver: false }]);
});
