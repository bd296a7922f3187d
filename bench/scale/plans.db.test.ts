import { beforeAll, expect, test } from "vitest";
import { env } from "@/lib/env";
import { fill } from "./fill";
import { planOperations } from "./operation-plans";
import { HOT_INDEXES } from "./hot-indexes";
import type { OperationPlan } from "./worker-messages";

// So many rows that reading all of them is never the quicker way.
const SESSIONS = 50_000;

let plans: OperationPlan[] = [];
beforeAll(async () => {
  await fill(env().DATABASE_URL, SESSIONS);
  // A process that had read the keys before reads them again.
  delete globalThis.auroraSessionState?.tokenKeys;
  plans = await planOperations(env().DATABASE_URL, SESSIONS);
});

test("no statement that people wait for, and none of pruning, reads more with each row of a table", () => {
  expect(plans.length).toBeGreaterThan(Object.keys(HOT_INDEXES).length - 1);
  expect(plans.flatMap(({ operation, growing }) => growing.map((each) => ({ operation, ...each })))).toEqual([]);
});

test.each(Object.entries(HOT_INDEXES))("%s goes by its indexes", (operation, indexes) => {
  const used = plans.find((plan) => plan.operation === operation)?.reads.map(({ index }) => index);
  expect(used).toEqual(expect.arrayContaining([...indexes]));
});
