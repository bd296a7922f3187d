"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTab } from "@/components/session/tab-guard";
import { listenToTabs } from "@/lib/browser/tab-channel";

// One change is often told in several events.
const GATHER_MS = 50;

/** Reads again what the page shows once it may have changed. A hidden tab does when it is looked at. */
export function LiveUpdates() {
  const { sessionId } = useTab();
  const queryClient = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readAgain = async () => {
      timer = undefined;
      const queryKey = [sessionId];
      // A first read that is on its way may be older than the change, and would not be sent again.
      await queryClient.cancelQueries({ queryKey });
      const refetchType = document.visibilityState === "visible" ? "active" : "none";
      await queryClient.invalidateQueries({ queryKey, refetchType });
    };
    const stop = listenToTabs((message) => {
      if (message.sessionId !== sessionId) return;
      if (message.type === "changed")
        timer ??= setTimeout(() => {
          readAgain().catch(console.error);
        }, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [sessionId, queryClient]);
  return null;
}
