import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AnswerShape, ApiClient } from "./api-client.ts";
import { listenToTabs, type TabMessage } from "./tab-channel.ts";

const LONG_AGO = 0;
const posts = vi.fn<(path: string) => void>();
let refuses = false;
async function read<Data>(shape: AnswerShape<Data>): Promise<Data> {
  const parsed = (typeof shape === "function" ? await shape() : shape).safeParse(undefined);
  if (!parsed.success) throw new Error("Another answer is expected.");
  return parsed.data;
}

let stops: (() => void)[] = [];

const api: ApiClient = async (path, shape) => {
  posts(path);
  // Of the same copy as the tab's own.
  const { ApiError } = await import("./api-client.ts");
  if (refuses) throw new ApiError("session_unverifiable", 503, "Not now.");
  return read(shape);
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  posts.mockReset();
  refuses = false;
  localStorage.clear();
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  vi.useRealTimers();
});

/** Another tab: a document has its own copy of every module. */
async function openTab(notedAtMs: number, idleSeconds = 3600): Promise<{ onNoted: () => void }> {
  vi.resetModules();
  const { watchActivity } = await import("./report-activity.ts");
  const onNoted = vi.fn<() => void>();
  stops.push(watchActivity({ api, sessionId: "session-of-ann", idleSeconds, notedAtMs, onNoted }));
  return { onNoted };
}

function press(isTrusted = true): void {
  const event = new Event("keydown");
  Object.defineProperty(event, "isTrusted", { value: isTrusted });
  dispatchEvent(event);
}

test("a person's input is reported, and again only after a minute", async () => {
  await openTab(LONG_AGO);
  press();
  press();
  vi.setSystemTime(Date.now() + 59_000);
  press();
  expect(posts.mock.calls).toEqual([["/api/auth/activity"]]);
  vi.setSystemTime(Date.now() + 2_000);
  press();
  expect(posts).toHaveBeenCalledTimes(2);
});

test("two tabs report once between them", async () => {
  await openTab(LONG_AGO);
  await openTab(LONG_AGO);
  press();
  expect(posts).toHaveBeenCalledTimes(1);
});

test("events that scripts make are no input", async () => {
  await openTab(LONG_AGO);
  press(false);
  expect(posts).not.toHaveBeenCalled();
});

test("activity that the server has noted already is not reported", async () => {
  await openTab(Date.now() - 30_000);
  press();
  expect(posts).not.toHaveBeenCalled();
});

test("with a short idle timeout a minute would be too long", async () => {
  await openTab(LONG_AGO, 60);
  press();
  vi.setSystemTime(Date.now() + 16_000);
  press();
  expect(posts).toHaveBeenCalledTimes(2);
});

test("a report that failed is tried again at an input a few seconds later, not at every one", async () => {
  const { onNoted } = await openTab(LONG_AGO);
  refuses = true;
  const pressedAt = String(Date.now());
  press();
  await expect.poll(() => localStorage.getItem("aurora.activity")).not.toBe(pressedAt);
  press();
  expect(posts).toHaveBeenCalledTimes(1);
  refuses = false;
  vi.setSystemTime(Date.now() + 5_001);
  press();
  await expect.poll(() => onNoted).toHaveBeenCalledTimes(1);
  expect(posts).toHaveBeenCalledTimes(2);
});

test("the other tabs are told", async () => {
  const heard: TabMessage[] = [];
  stops.push(listenToTabs((message) => heard.push(message)));
  await openTab(LONG_AGO);
  press();
  await expect.poll(() => heard).toContainEqual({ v: 1, type: "active", sessionId: "session-of-ann" });
});
