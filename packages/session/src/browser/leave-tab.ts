import type { QueryClient } from "@tanstack/react-query";
import { leavingSessionId } from "./browser-cookies.ts";
import { emptyStoragesLast } from "./empty-stores.ts";
import { make } from "./element.ts";
import { coverTab, emptyTab, uncoverTab } from "./empty-tab.ts";
import { broadcast } from "./tab-channel.ts";
import { dropTabLock } from "./tab-locks.ts";
import { ownTabId } from "./tab-peers.ts";
import { getTabSession, pathsOf } from "./tab-session.ts";
import { isLeaving, noteLeaving } from "./tab-state.ts";
import type { ArrivalReason } from "../shared/arrival-reason.ts";
import { browserWords } from "./browser-words.ts";

/** Covers the tab and marks it as leaving. Says these words if that takes long. Returns false if it was leaving already. */
export function beginLeaving(words = browserWords().cover.oneMoment): boolean {
  if (isLeaving()) return false;
  noteLeaving();
  coverTab(words);
  return true;
}

/**
 * Leaves a tab whose session is over elsewhere: covers it, empties it, and loads the login page in its place, which says
 * why. The document is replaced, so heap, router cache and hidden DOM go with it.
 */
export async function leaveTab(queryClient: QueryClient | undefined, reason: ArrivalReason): Promise<void> {
  const way = `${location.pathname}${location.search}`;
  const { signIn } = pathsOf(getTabSession());
  await leaveTabFor(queryClient, `${signIn}?reason=${reason}&next=${encodeURIComponent(way)}`);
}

/** Leaves a tab for another page of ours, which replaces the whole document. */
export async function leaveTabFor(queryClient: QueryClient | undefined, address: string): Promise<void> {
  if (!beginLeaving()) return;
  await emptyTab(queryClient);
  dropTabLock();
  const session = getTabSession();
  if (session !== null) broadcast({ type: "left", sessionId: session.sessionId, tabId: ownTabId() });
  // A sign-out that nobody could commit: a browser calls itself online, too, where the network ends before the server.
  await replaceDocument(address, navigator.onLine && leavingSessionId() === null);
}

const TRY_AGAIN_MS = 5_000;

/**
 * Replaces this document for good by a page of ours. Where that can't be reached, the browser would show an error of its own:
 * unless `online` says that it can, it is tried first, and the document shows our words instead until it can.
 */
export async function replaceDocument(address: string, online: boolean): Promise<void> {
  emptyStoragesLast();
  if (online || (await canReach(address))) {
    location.replace(address);
    return;
  }
  showOfflineWords();
  const tryAgain = async () => {
    if (await canReach(address)) location.replace(address);
  };
  addEventListener("online", tryAgain);
  setInterval(tryAgain, TRY_AGAIN_MS);
}

async function canReach(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(TRY_AGAIN_MS) });
    return response.ok;
  } catch {
    return false;
  }
}

// A host's own stylesheet is loaded already: it can give these elements their look by their names.
function showOfflineWords(): void {
  const { title, detail } = browserWords().offline;
  const card = make("div", "offline-card");
  card.setAttribute("role", "status");
  card.append(make("h1", "offline-title", title), make("p", "offline-detail", detail));
  const main = make("main", "offline");
  main.append(card);
  document.title = title;
  document.body.replaceChildren(main);
  uncoverTab();
}
