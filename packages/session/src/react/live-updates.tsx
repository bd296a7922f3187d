"use client";

import { QueryClientContext } from "@tanstack/react-query";
import { use, useEffect } from "react";
import { useTab } from "./tab-guard.tsx";
import { ownClient } from "../browser/own-client.ts";
import { listenToTabs } from "../browser/tab-channel.ts";

// One change often comes as several events.
const GATHER_MS = 50;

/** Reads the page's data again once it may have changed. A hidden tab does so when somebody looks at it. */
export function LiveUpdates() {
  const { sessionId } = useTab();
  const given = use(QueryClientContext);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readAgain = async () => {
      timer = undefined;
      const queryClient = given ?? ownClient();
      const queryKey = [sessionId];
      // A first read that is under way may be older than the change, and React Query would not repeat it.
      await queryClient?.cancelQueries({ queryKey });
      const refetchType = document.visibilityState === "visible" ? "active" : "none";
      await queryClient?.invalidateQueries({ queryKey, refetchType });
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
  }, [sessionId, given]);
  return null;
}
