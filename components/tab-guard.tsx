"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, use, useEffect, useMemo, type ReactNode } from "react";
import { createApiClient, type ApiClient } from "@/lib/browser/api-client";
import { coverTab } from "@/lib/browser/empty-tab";
import { leaveTab } from "@/lib/browser/leave-tab";
import { claimTab, isOtherSession, type TabSession } from "@/lib/browser/tab-session";
import { watchTab } from "@/lib/browser/watch-tab";

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
export function TabGuard({ userId, sessionId, endingTicket, children }: TabSession & { children: ReactNode }) {
  const queryClient = useQueryClient();
  const tab = useMemo((): Tab => {
    const onSignedOut = (reason: Parameters<typeof leaveTab>[1]) => {
      leaveTab(queryClient, reason).catch(console.error);
    };
    return { userId, sessionId, endingTicket, api: createApiClient({ userId, onSignedOut }) };
  }, [queryClient, userId, sessionId, endingTicket]);

  useEffect(() => {
    if (claimTab(tab)) return watchTab({ tab, queryClient, api: tab.api });
    coverTab();
    location.reload();
    return undefined;
  }, [tab, queryClient]);

  return isOtherSession(sessionId) ? null : <TabContext value={tab}>{children}</TabContext>;
}
