import { afterEach, expect, test, vi } from "vitest";
import * as events from "@/app/api/auth/events/route";
import { publish } from "aurora-session/core";
import { pool } from "@/lib/db";
import { endStreams } from "aurora-session/http";
import { countStatements, createTestUser, execute, signedIn } from "@/testing/helpers/test-browser";
import { eventReader } from "@/testing/helpers/test-events";

const HEARTBEAT_MS = 15_000;

afterEach(() => {
  endStreams();
  vi.useRealTimers();
});

type Someone = Awaited<ReturnType<typeof signedIn>>;

async function open({ browser, as }: Someone): Promise<ReturnType<typeof eventReader>> {
  const reader = eventReader(await browser.send(events.GET, "GET", "/api/auth/events", as));
  expect((await reader.next())?.[0]).toBe("hello");
  return reader;
}

// Each stream asks once when it opens, after its hello. This waits until all have asked.
async function openingChecksDone(): Promise<void> {
  await expect.poll(() => pool().waitingCount + pool().totalCount - pool().idleCount).toBe(0);
}

test("50 streams ask again by one statement, and every one that is over ends", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const people: Someone[] = [];
  for (let count = 0; count < 50; count += 1) people.push(await signedIn());
  const readers: ReturnType<typeof eventReader>[] = [];
  for (const person of people) readers.push(await open(person));
  for (const { sessionId } of people.slice(0, 2))
    await execute(`UPDATE "Session" SET "endedAt" = now(), "endReason" = 'admin' WHERE id = $1`, [sessionId]);
  await openingChecksDone();
  const told: unknown[] = [];
  const needed = await countStatements(async () => {
    vi.advanceTimersByTime(HEARTBEAT_MS);
    for (const reader of readers.slice(0, 2)) told.push(await reader.next(), await reader.next());
  });
  expect(needed).toBe(1);
  const ended = people.slice(0, 2).map(({ sessionId }) => ["ended", { sessionId, reason: "admin" }]);
  expect(told).toEqual(ended.flatMap((event) => [event, null]));
  publish(people.map(({ user }) => ({ type: "changed", userId: user.id, sessionId: null, reason: null })));
  for (const reader of readers.slice(2)) expect((await reader.next())?.[0]).toBe("changed");
});

test("news of an ending cost one statement for all streams of the user", async () => {
  const user = await createTestUser();
  const sessions: Someone[] = [];
  for (let count = 0; count < 20; count += 1) sessions.push(await signedIn(user));
  const readers: ReturnType<typeof eventReader>[] = [];
  for (const session of sessions) readers.push(await open(session), await open(session));
  await openingChecksDone();
  const needed = await countStatements(async () => {
    publish([{ type: "ended", userId: user.id, sessionId: null, reason: "user_elsewhere" }]);
    for (const reader of readers)
      expect(await reader.next()).toEqual(["ended", { sessionId: null, reason: "user_elsewhere" }]);
  });
  expect(needed).toBe(1);
});
