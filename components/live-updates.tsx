"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTab } from "@/components/tab-guard";
import { listenToTabs } from "@/lib/browser/tab-channel";

// One change is often told in several events.
const GATHER_MS = 50;

/** Reads again what the page shows once the server tells that it changed. A hidden tab does when it is looked at. */
export function LiveUpdates() {
  const { sessionId } = useTab();
  const queryClient = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readAgain = () => {
      timer = undefined;
      const refetchType = document.visibilityState === "visible" ? "active" : "none";
      queryClient.invalidateQueries({ queryKey: [sessionId], refetchType }).catch(console.error);
    };
    const stop = listenToTabs((message) => {
      if (message.sessionId !== sessionId) return;
      if (message.type === "changed") timer ??= setTimeout(readAgain, GATHER_MS);
      if (message.type === "connected")
        queryClient.refetchQueries({ queryKey: [sessionId], type: "active", stale: true }).catch(console.error);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [sessionId, queryClient]);
  return null;
}
