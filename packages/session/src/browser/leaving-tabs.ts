import { currentSessionId } from "./browser-cookies.ts";
import { announceReceipt, keepReceipt, readReceipt } from "./sign-out-receipt.ts";
import { listenToTabs } from "./tab-channel.ts";
import { findClosed } from "./tab-locks.ts";

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 2_000;

/**
 * Goes on counting, on the page that a sign-out led to, the other tabs that close what they showed, also one that the
 * sign-out had not found because it was still loading. Returns the function that stops it.
 */
export function followLeavingTabs(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const look = async (waitMs: number) => {
    const closed = await findClosed(awaitedTabs());
    if (stopped) return;
    if (closed !== null) noteLeft(closed);
    if (awaitedTabs().length > 0) timer = setTimeout(look, waitMs, Math.min(waitMs * 2, LONGEST_WAIT_MS));
  };
  if (awaitedTabs().length > 0) look(FIRST_WAIT_MS).catch(console.error);
  const stopListening = listenToTabs((message) => {
    // With nobody signed in here, it showed a page of the session that was signed out.
    if (message.type === "left" && currentSessionId() === null) noteLeft([message.tabId]);
  });
  return () => {
    stopped = true;
    clearTimeout(timer);
    stopListening();
  };
}

function awaitedTabs(): string[] {
  const { told = [], left = [] } = readReceipt()?.tabs ?? {};
  return told.filter((id) => !left.includes(id));
}

function noteLeft(tabIds: readonly string[]): void {
  const receipt = readReceipt();
  if (receipt === null || receipt.tabs === null) return;
  const { told, left } = receipt.tabs;
  if (tabIds.every((id) => left.includes(id))) return;
  const tabs = { told: [...new Set([...told, ...tabIds])], left: [...new Set([...left, ...tabIds])] };
  keepReceipt({ ...receipt, tabs });
  announceReceipt();
}
