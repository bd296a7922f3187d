import { afterEach, beforeEach, expect, test } from "vitest";
import { listenToTabs, broadcast } from "./tab-channel.ts";
import { countPeers, notePeer, ownTabId } from "./tab-peers.ts";

let sessionId: string;
let stop: () => void;

beforeEach(() => {
  sessionId = crypto.randomUUID();
  stop = listenToTabs((message) => notePeer(message, sessionId));
});

afterEach(() => {
  stop();
});

function peer(name: string) {
  const self = { sessionId, tabId: name };
  return {
    open: () => broadcast({ type: "opened", ...self }),
    close: () => broadcast({ type: "closed", ...self }),
  };
}

test("a tab that was just opened is answered, so that both know each other", async () => {
  const answers: string[] = [];
  const stopListening = listenToTabs((message) => {
    if (message.type === "present") answers.push(message.tabId);
  });
  peer("new").open();
  await expect.poll(() => answers).toEqual([ownTabId()]);
  stopListening();
  peer("new").close();
  await expect.poll(countPeers).toBe(0);
});
