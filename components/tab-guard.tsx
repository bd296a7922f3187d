"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, use, useCallback, useEffect, useMemo, type ReactNode } from "react";
import { useKeepInput } from "@/components/input-keeper";
import { createApiClient, createStreamOpener, type ApiClient } from "@/lib/browser/api-client";
import { coverTab, SESSION_PAGE } from "@/lib/browser/empty-tab";
import { followSession } from "@/lib/browser/follow-session";
import { leaveTab } from "@/lib/browser/leave-tab";
import { serverNow } from "@/lib/browser/server-clock";
import { forgetReceipt } from "@/lib/browser/sign-out-receipt";
import { claimTab, getTabSession, isOtherSession, type TabSession } from "@/lib/browser/tab-session";
import { watchTab } from "@/lib/browser/watch-tab";
import type { ArrivalReason } from "@/lib/reasons";

type Tab = TabSession & { readonly api: ApiClient };

const TabContext = createContext<Tab | null>(null);

/** The session this page was rendered for, and the API client that asks as its user. */
export function useTab(): Tab {
  const tab = use(TabContext);
  if (tab === null) throw new Error("useTab works inside a protected page only.");
  return tab;
}

/**
 * Ties a page to its session. A page of another session than the document was opened with (a soft navigation after
 * somebody else signed in) is never shown: the tab covers itself and loads the document anew.
 */
export function TabGuard({
  userId,
  sessionId,
  endingTickets,
  expiresAt,
  children,
}: TabSession & { children: ReactNode }) {
  const queryClient = useQueryClient();
  const keepInput = useKeepInput();
  const leave = useCallback(
    (said: ArrivalReason) => {
      // A late answer about a session that this document was handed on from says nothing about the new one.
      if (getTabSession()?.sessionId !== sessionId) return;
      // The browser drops the cookies at the absolute end, and then the server can't tell why.
      const reason = said === "session_missing" && serverNow() >= Date.parse(expiresAt) ? "absolute" : said;
      if (!keepInput(userId, reason)) leaveTab(queryClient, reason).catch(console.error);
    },
    [queryClient, keepInput, userId, sessionId, expiresAt],
  );
  const tab = useMemo(
    (): Tab => ({ userId, sessionId, endingTickets, expiresAt, api: createApiClient({ userId, onSignedOut: leave }) }),
    [leave, userId, sessionId, endingTickets, expiresAt],
  );

  useEffect(() => {
    if (claimTab(tab)) {
      forgetReceipt();
      followSession(tab.sessionId, createStreamOpener({ userId: tab.userId, onSignedOut: leave }));
      return watchTab({ tab, api: tab.api, leave });
    }
    coverTab();
    location.reload();
    return undefined;
  }, [tab, leave]);

  if (isOtherSession(sessionId)) return null;
  return (
    <TabContext value={tab}>
      <div hidden {...{ [SESSION_PAGE]: "" }} />
      {children}
    </TabContext>
  );
}
