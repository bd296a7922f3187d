import { expect, test } from "vitest";
import { listenToTabs, broadcast, type TabMessage } from "./tab-channel.ts";

const ENDED = { type: "ended", sessionId: "a", reason: "user" } as const;

function listen(): { heard: TabMessage[]; stop: () => void } {
  const heard: TabMessage[] = [];
  return { heard, stop: listenToTabs((message) => heard.push(message)) };
}

const GARBAGE = [
  null,
  "",
  "ended",
  "{",
  1,
  [],
  {},
  ENDED,
  { ...ENDED, v: 2 },
  { ...ENDED, v: "1" },
  { v: 1, type: "ended", sessionId: "a" },
  { v: 1, type: "ended", sessionId: "a", reason: "because" },
  { v: 1, type: "ended", sessionId: 7, reason: "user" },
  { v: 1, type: "opened" },
  { v: 1, type: "opened", sessionId: "a" },
  { v: 1, type: "left", sessionId: "a" },
  { v: 1, type: "wipe", sessionId: "a" },
];

test("another tab hears what one tells, whole", async () => {
  const { heard, stop } = listen();
  broadcast(ENDED);
  await expect.poll(() => heard).toEqual([{ v: 1, ...ENDED }]);
  stop();
});

test("anything that is no message of ours is dropped", async () => {
  const { heard, stop } = listen();
  const channel = new BroadcastChannel("aurora");
  for (const message of GARBAGE) channel.postMessage(message);
  // Messages of one channel arrive in order: when this one is here, the others were.
  channel.postMessage({ v: 1, type: "opened", sessionId: "last", tabId: "t" });
  await expect.poll(() => heard).toEqual([{ v: 1, type: "opened", sessionId: "last", tabId: "t" }]);
  channel.close();
  stop();
});

test("a listener that was stopped hears nothing more", async () => {
  const first = listen();
  const second = listen();
  first.stop();
  broadcast(ENDED);
  await expect.poll(() => second.heard).toHaveLength(1);
  expect(first.heard).toEqual([]);
  second.stop();
});
