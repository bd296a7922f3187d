import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { schedulePruning } from "@/lib/maintenance/schedule";
import { processState } from "@/lib/process/process-state";
import { createTestUser, endReasonOf, execute, signedIn } from "@/testing/helpers/test-browser";
import { PATIENCE_MS } from "@/testing/patience";

beforeAll(async () => {
  await createTestUser();
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  // Rounds begin on the dot, so that no time passes while they run: their statements have a time limit too.
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  clearTimeout(processState.pruneTimer);
  delete processState.pruneTimer;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function createOverdue(): Promise<string> {
  const { sessionId } = await signedIn();
  await execute(`UPDATE "Session" SET "lastActiveAt" = now() - interval '2 hours' WHERE id = $1`, [sessionId]);
  return sessionId;
}

/** Lets the planned round begin, and waits until it has planned the next one. */
async function passRound(seconds: number): Promise<void> {
  const planned = processState.pruneTimer;
  vi.advanceTimersByTime(seconds * 1_000);
  await vi.waitFor(() => expect(processState.pruneTimer).not.toBe(planned), { timeout: PATIENCE_MS });
}

test("the app prunes soon after its start, and again a few minutes later, without keeping the process alive", async () => {
  const first = await createOverdue();
  schedulePruning();
  expect(processState.pruneTimer?.hasRef()).toBe(false);
  await passRound(20);
  expect(await endReasonOf(first)).toBe("idle");
  const second = await createOverdue();
  await passRound(300);
  expect(await endReasonOf(second)).toBe("idle");
  expect(processState.pruneTimer?.hasRef()).toBe(false);
});

test("asking twice plans one round", () => {
  schedulePruning();
  const planned = processState.pruneTimer;
  schedulePruning();
  expect([processState.pruneTimer, vi.getTimerCount()]).toEqual([planned, 1]);
});

test("a round that fails is not the last one", async () => {
  const overdue = await createOverdue();
  await execute(`ALTER TABLE "Session" RENAME TO "SessionElsewhere"`);
  schedulePruning();
  await passRound(20);
  await execute(`ALTER TABLE "SessionElsewhere" RENAME TO "Session"`);
  expect(await endReasonOf(overdue)).toBeNull();
  await passRound(300);
  expect(await endReasonOf(overdue)).toBe("idle");
});
