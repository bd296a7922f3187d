import { broadcast, type TabMessage } from "./tab-channel.ts";

// Set by effects only: on the server this module is shared by everybody's requests.
const peers = new Set<string>();
let ownId: string | null = null;
const listeners = new Set<() => void>();

/** This tab's name among the tabs of this browser, new with every document. */
export function ownTabId(): string {
  return (ownId ??= crypto.randomUUID());
}

/** Notes by their messages which other tabs hold a page of the same session, and answers tabs that were just opened. */
export function notePeer(message: TabMessage, sessionId: string): void {
  if (!("tabId" in message) || message.sessionId !== sessionId || message.tabId === ownTabId()) return;
  if (message.type === "opened") broadcast({ type: "present", sessionId, tabId: ownTabId() });
  if (message.type === "opened" || message.type === "present") peers.add(message.tabId);
  else peers.delete(message.tabId);
  for (const listener of listeners) listener();
}

/** Forgets the tabs of the earlier session. Those of the new one answer when this tab says that it is there. */
export function forgetPeers(): void {
  peers.clear();
}

/** How many other tabs of this browser hold a page of the same session, as far as they have told. */
export function countPeers(): number {
  return peers.size;
}

/** Calls `listener` whenever another tab came or went. Returns the function that stops it. */
export function listenToPeers(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
