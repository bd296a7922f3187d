import { expect, test } from "vitest";
import { eitherSignal } from "./api-client.ts";

test.each([0, 1])("aborts as soon as signal %i does, with its reason, and stays so", (first) => {
  const [one, other] = [new AbortController(), new AbortController()];
  const either = eitherSignal(one.signal, other.signal);
  expect(either.aborted).toBe(false);
  const inTurn = first === 0 ? [one, other] : [other, one];
  for (const [turn, each] of inTurn.entries()) each.abort(turn);
  expect([either.aborted, either.reason]).toEqual([true, 0]);
});

test("is aborted from the beginning where one of them is", () => {
  const [live, gone] = [new AbortController().signal, AbortSignal.abort("gone")];
  for (const either of [eitherSignal(live, gone), eitherSignal(gone, live)])
    expect([either.aborted, either.reason]).toEqual([true, "gone"]);
});
