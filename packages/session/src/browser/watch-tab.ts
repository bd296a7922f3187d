import { ApiError, hasLedOut, type ApiClient } from "./api-client.ts";
import { currentSessionId, leavingSessionId } from "./browser-cookies.ts";
import { browserWords } from "./browser-words.ts";
import { coverTab, isCovered, uncoverTab } from "./empty-tab.ts";
import { askMe } from "./session-query-options.ts";
import { RESTORED } from "./session-page.ts";
import { listenToTabs, broadcast } from "./tab-channel.ts";
import { holdTabLock, dropTabLock } from "./tab-locks.ts";
import { notePeer, ownTabId } from "./tab-peers.ts";
import type { TabSession } from "./tab-session.ts";
import { isLeaving, noteWatched } from "./tab-state.ts";
import type { ArrivalReason } from "../shared/arrival-reason.ts";

const ASK_AGAIN_MS = 2_000;
// A sign-out tells its end after a second at the latest, whether the server has answered or not.
const LONGEST_LEAVING_MS = 2_000;

// Set by effects only. A document is watched for the page that was shown last.
let stopLast: (() => void) | null = null;
let isHidden = false;

/** Whether the page that was shown last is hidden, and kept in the document, as Next does with `cacheComponents`. */
export function isPageHidden(): boolean {
  return isHidden;
}

/** Notes that the page was hidden or taken away, or is shown. */
export function notePageHidden(hidden: boolean): void {
  isHidden = hidden;
}

/** A tab to be watched: its session, its API client, and the function that leaves it once the session is over. */
export type WatchedTab = {
  readonly tab: TabSession;
  readonly api: ApiClient;
  readonly leave: (reason: ArrivalReason) => void;
};

/**
 * Watches whether this tab's session is still the one of this browser: by messages of other tabs, by the cookie whenever the
 * tab is looked at, and by the server after it came back from the back/forward cache. At a message of an end the tab covers
 * itself at once, and shows its page again only once the server has said that the session lives. Takes the place of the watch
 * before it. Returns the function that stops it.
 */
export function watchTab(watched: WatchedTab): () => void {
  stopLast?.();
  const { tab } = watched;
  const stopped = new AbortController();
  const { signal } = stopped;
  const look = () => {
    if (document.visibilityState === "visible") leaveIfCookieSaysSo(watched, "session_missing");
  };
  const self = { sessionId: tab.sessionId, tabId: ownTabId() };
  const hide = () => {
    dropTabLock();
    broadcast({ type: "closed", ...self });
  };
  // The script in the page's head covered it when it was left.
  const restore = (event: Event) => {
    event.preventDefault();
    holdTabLock(tab.sessionId);
    broadcast({ type: "opened", ...self });
    uncoverIfLive(watched, signal);
  };
  const stop = listenToTabs((message) => {
    notePeer(message, tab.sessionId);
    const isOwn = message.sessionId === tab.sessionId;
    if (message.type === "leaving" && isOwn) coverUntilEnded(watched, signal);
    if (message.type === "ended" && isOwn) uncoverIfLive(watched, signal, message.reason);
    if (message.type === "opened" && !isOwn) verify(watched, "replaced_by_login");
  });
  holdTabLock(tab.sessionId);
  broadcast({ type: "opened", ...self });
  document.addEventListener("visibilitychange", look, { signal });
  addEventListener("focus", look, { signal });
  addEventListener("pagehide", hide, { signal });
  addEventListener(RESTORED, restore, { signal });
  const stopWatching = () => {
    if (stopLast === stopWatching) {
      stopLast = null;
      noteWatched(false);
      dropTabLock();
    }
    stop();
    stopped.abort();
  };
  stopLast = stopWatching;
  noteWatched(true);
  // The watch before it may have been about to uncover the tab.
  if (isCovered()) uncoverIfLive(watched, signal);
  return stopWatching;
}

function leaveIfCookieSaysSo({ tab, leave }: WatchedTab, reason: ArrivalReason): boolean {
  const current = currentSessionId();
  const isOver = current !== tab.sessionId || leavingSessionId() === tab.sessionId;
  if (isOver) leave(current === null || current === tab.sessionId ? reason : "replaced_by_login");
  return isOver;
}

// The client itself leaves the tab on a 401; an outage or no network says nothing about the session.
function verify(watched: WatchedTab, reason: ArrivalReason): void {
  if (leaveIfCookieSaysSo(watched, reason)) return;
  askMe(watched.api, watched.tab).catch((error: unknown) => {
    if (!(error instanceof ApiError)) console.error(error);
  });
}

/** Leaves a tab whose page comes back out of hiding, if the cookie says by now that its session is over. */
export function lookAtCookie(watched: WatchedTab): void {
  leaveIfCookieSaysSo(watched, "session_missing");
}

/** Uncovers a tab, unless it is leaving or the cookie says by now that its session is over. */
export function uncoverIfOwn(watched: WatchedTab): void {
  if (!isLeaving() && !leaveIfCookieSaysSo(watched, "session_missing")) uncoverTab();
}

// The tab that signs out may be closed before it could tell the end, and the message may be somebody else's.
function coverUntilEnded(watched: WatchedTab, stopped: AbortSignal): void {
  if (isLeaving()) return;
  coverTab(browserWords().cover.signingOut);
  const isLeft = leavingSessionId() === watched.tab.sessionId;
  setTimeout(() => uncoverIfLive(watched, stopped, "user"), isLeft ? LONGEST_LEAVING_MS : 0);
}

// Covering is cheap and can be taken back. The cookie alone does not see an ending elsewhere: Chromium restores even no-store
// pages if no cookie changed.
function uncoverIfLive(watched: WatchedTab, stopped: AbortSignal, reason: ArrivalReason = "session_missing"): void {
  // Another session's page looks after the cover by now.
  if (stopped.aborted || isLeaving()) return;
  coverTab();
  if (!leaveIfCookieSaysSo(watched, reason)) uncoverOnceLive(watched, stopped).catch(console.error);
}

async function uncoverOnceLive(watched: WatchedTab, stopped: AbortSignal): Promise<void> {
  try {
    await askMe(watched.api, watched.tab);
  } catch (error) {
    if (isLeaving() || hasLedOut(error)) return;
    console.warn("The session can't be checked yet, so this page stays covered.", error);
    setTimeout(() => uncoverIfLive(watched, stopped), ASK_AGAIN_MS);
    return;
  }
  // The answer may be older than a sign-out in another tab.
  if (!stopped.aborted) uncoverIfOwn(watched);
}
