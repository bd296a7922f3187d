import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listenToTabs, broadcast } from "./tab-channel.ts";
import { awaitLeavingPeers, notePeer, ownTabId } from "./tab-peers.ts";

let sessionId: string;
let stop: () => void;

beforeEach(() => {
  sessionId = crypto.randomUUID();
  stop = listenToTabs((message) => notePeer(message, sessionId));
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

async function heard(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
}

function peer(name: string) {
  const self = { sessionId, tabId: name };
  return {
    open: () => broadcast({ type: "opened", ...self }),
    leave: () => broadcast({ type: "left", ...self }),
    close: () => broadcast({ type: "closed", ...self }),
  };
}

test("a tab alone waits for nobody", async () => {
  broadcast({ type: "opened", sessionId, tabId: ownTabId() });
  await heard();
  vi.useFakeTimers();
  expect(await awaitLeavingPeers(sessionId).count()).toBe(0);
});

test("a tab that was just opened is answered, so that both know each other", async () => {
  const answers: string[] = [];
  const stopListening = listenToTabs((message) => {
    if (message.type === "present") answers.push(message.tabId);
  });
  peer("new").open();
  await expect.poll(() => answers).toEqual([ownTabId()]);
  stopListening();
  peer("new").close();
  await heard();
});

test("every tab of the session that says it left is counted, once, and others are not awaited", async () => {
  const [first, second, gone] = [peer("first"), peer("second"), peer("gone")];
  first.open();
  second.open();
  gone.open();
  gone.close();
  broadcast({ type: "opened", sessionId: "of somebody else", tabId: "stranger" });
  await heard();
  const leaving = awaitLeavingPeers(sessionId);
  // One leaves while the server is still being asked.
  first.leave();
  first.leave();
  await heard();
  const counted = leaving.count();
  second.leave();
  expect(await counted).toBe(2);
});

test("a frozen tab is waited for no longer than a second", async () => {
  peer("frozen").open();
  await heard();
  vi.useFakeTimers();
  const counted = awaitLeavingPeers(sessionId).count();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await counted).toBe(0);
});
