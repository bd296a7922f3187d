"use client";

import { QueryClientContext } from "@tanstack/react-query";
import { createContext, use, useCallback, useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from "react";
import { useKeepInput, useRefresh } from "./input-keeper.tsx";
import { createApiClient, createStreamOpener, type ApiClient } from "../browser/api-client.ts";
import { emptyStores, isFilledForAnother, noteOwner } from "../browser/empty-stores.ts";
import { coverTab } from "../browser/empty-tab.ts";
import { followSession } from "../browser/follow-session.ts";
import { followSignIn } from "../browser/follow-sign-in.ts";
import { leaveTab } from "../browser/leave-tab.ts";
import { serverNow } from "../browser/server-clock.ts";
import { SESSION_PAGE } from "../browser/session-page.ts";
import { forgetReceipt } from "../browser/sign-out-receipt.ts";
import { forgetPeers } from "../browser/tab-peers.ts";
import { claimTab, getTabSession, isForeign, type TabSession } from "../browser/tab-session.ts";
import { isPageHidden, lookAtCookie, notePageHidden, uncoverIfOwn, watchTab } from "../browser/watch-tab.ts";
import { isLeaving, isTabWatched } from "../browser/tab-state.ts";
import type { ArrivalReason } from "../shared/arrival-reason.ts";

export type Tab = TabSession & {
  readonly api: ApiClient;
  /** Takes the id of an answer's session. Another one than this page's means that the browser has signed in again. */
  readonly noteSession: (sessionId: string) => void;
};

const TabContext = createContext<Tab | null>(null);

/** Returns the page's session, and the API client that asks as its user. Throws outside of a protected page. */
export function useTab(): Tab {
  const tab = use(TabContext);
  if (tab === null) throw new Error("useTab works inside a protected page only.");
  return tab;
}

/**
 * Ties a page to its session. A page of another person than the document was opened with (a soft navigation after
 * somebody else signed in) is never shown: the tab covers itself and reloads the document. If the same person signed in
 * again in this browser, the document goes on with their new session.
 */
export function TabGuard({
  userId,
  sessionId,
  endingTickets,
  expiresAt,
  paths,
  children,
}: TabSession & { children: ReactNode }) {
  const queryClient = use(QueryClientContext);
  const keepInput = useKeepInput();
  const refresh = useRefresh();
  const mark = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    notePageHidden(false);
    return () => notePageHidden(true);
  }, []);
  const leaveForGood = useCallback(
    (said: ArrivalReason) => {
      // The browser drops the cookies at the absolute end, and then the server can't tell why.
      const reason = said === "session_missing" && serverNow() >= Date.parse(expiresAt) ? "absolute" : said;
      // Other pages of the session would stay in the document with the text.
      const keepsNone = isPageHidden() || document.querySelectorAll(`[${SESSION_PAGE}]`).length > 1;
      if (keepsNone || !keepInput(userId, reason)) leaveTab(queryClient, reason).catch(console.error);
    },
    [queryClient, keepInput, userId, expiresAt],
  );
  const leave = useCallback(
    (reason: ArrivalReason) => {
      const tab = getTabSession();
      // A late answer about an earlier session says nothing about the one that followed it.
      if (tab?.sessionId !== sessionId) return;
      if (reason === "replaced_by_login") followSignIn({ tab, queryClient, refresh, leave: leaveForGood });
      else leaveForGood(reason);
    },
    [queryClient, refresh, leaveForGood, sessionId],
  );
  const tab = useMemo(
    (): Tab => ({
      userId,
      sessionId,
      endingTickets,
      expiresAt,
      paths,
      api: createApiClient({ userId, onSignedOut: leave }),
      noteSession: (seen) => {
        if (seen !== sessionId) leave("replaced_by_login");
      },
    }),
    [leave, userId, sessionId, endingTickets, expiresAt, paths],
  );

  useEffect(() => {
    // The tab is on its way to another document. A page that comes so late must not take its receipt, or load it again.
    if (isLeaving()) return undefined;
    const claim = claimTab(tab);
    if (claim === "foreign") {
      coverTab();
      location.reload();
      return undefined;
    }
    if (isFilledForAnother(tab.userId)) {
      coverTab();
      fillFor(tab.userId).catch(console.error);
      return undefined;
    }
    noteOwner(tab.userId);
    if (claim === "successor") forgetPeers();
    forgetReceipt();
    followSession(tab.sessionId, createStreamOpener({ userId: tab.userId, onSignedOut: leave }));
    const watched = { tab, api: tab.api, leave };
    const wasHidden = isTabWatched();
    const stop = watchTab(watched);
    if (claim === "successor") uncoverIfOwn(watched);
    else if (wasHidden) lookAtCookie(watched);
    const page = mark.current;
    return () => {
      // A hidden page has to go with its session, too, so its document is still watched. One that is gone is not hidden.
      notePageHidden(isPageHidden() && page?.isConnected === true);
      if (!isPageHidden()) stop();
    };
  }, [tab, leave]);

  if (isForeign(userId)) return null;
  return (
    <TabContext value={tab}>
      <div ref={mark} hidden {...{ [SESSION_PAGE]: "" }} />
      {children}
    </TabContext>
  );
}

// The page is covered meanwhile. Afterwards nobody would look again, so it takes longer than a sign-out may.
const LONGEST_EMPTYING_MS = 10_000;

// The session of the person before ended while no page was open to empty the stores.
async function fillFor(userId: string): Promise<void> {
  await emptyStores(LONGEST_EMPTYING_MS);
  noteOwner(userId);
  location.reload();
}
