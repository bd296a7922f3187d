import type { QueryClient } from "@tanstack/react-query";
import { coverTab, emptyTab } from "./empty-tab.ts";
import { replaceDocument } from "./replace-document.ts";
import { broadcast } from "./tab-channel.ts";
import { ownTabId } from "./tab-peers.ts";
import { getTabSession, pathsOf } from "./tab-session.ts";
import type { ArrivalReason } from "../shared/arrival-reason.ts";

let leaving = false;

/** Whether this tab is leaving. Late answers must not act on it any more. */
export function isLeaving(): boolean {
  return leaving;
}

/** Covers the tab and marks it as leaving. Returns false if it was leaving already. */
export function beginLeaving(): boolean {
  if (leaving) return false;
  leaving = true;
  coverTab();
  return true;
}

/**
 * Leaves a tab whose session is over elsewhere: covers it, empties it, and loads the login page in its place, which says
 * why. The document is replaced, so heap, router cache and hidden DOM go with it.
 */
export async function leaveTab(queryClient: QueryClient, reason: ArrivalReason): Promise<void> {
  const way = `${location.pathname}${location.search}`;
  const { signIn } = pathsOf(getTabSession());
  await leaveTabFor(queryClient, `${signIn}?reason=${reason}&next=${encodeURIComponent(way)}`);
}

/** Leaves a tab for another page of ours, which replaces the whole document. */
export async function leaveTabFor(queryClient: QueryClient, address: string): Promise<void> {
  if (!beginLeaving()) return;
  await emptyTab(queryClient);
  const session = getTabSession();
  if (session !== null) broadcast({ type: "left", sessionId: session.sessionId, tabId: ownTabId() });
  await replaceDocument(address);
}
