import { expect, test } from "vitest";
import { createSessionId } from "./insert-row.ts";

test("ids are UUIDs of version 7, each behind all that were made before it", () => {
  const ids = Array.from({ length: 1000 }, createSessionId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
