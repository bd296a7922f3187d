"use client";

import { useEffect, useState, type ComponentType } from "react";
import { ApiError } from "../browser/api-client.ts";
import { loadLater } from "../browser/once-loaded.ts";
import { askMe } from "../browser/session-query-options.ts";
import type { SessionTimerProps } from "./idle-warning.tsx";
import { useTab } from "./tab-guard.tsx";

const ASK_MS = 15_000;

// Set by effects only.
let fetched: ComponentType<SessionTimerProps> | null = null;

async function fetchTimer(): Promise<ComponentType<SessionTimerProps>> {
  return (fetched ??= (await import("./idle-warning.tsx")).RunningTimer);
}

/**
 * Watches the end of this page's session, as `useSessionTimeout` does, and warns in the last minute. Its code comes once the page
 * is loaded. Where it can't be loaded, the server is asked all the same, and a tab whose session is over leaves.
 */
export function SessionTimer(props: SessionTimerProps) {
  const [Timer, setTimer] = useState(() => fetched);
  const tab = useTab();
  useEffect(() => {
    if (Timer !== null) return undefined;
    const fetchAhead = async () => {
      const loaded = await fetchTimer();
      setTimer(() => loaded);
    };
    const ask = async () => {
      try {
        tab.noteSession((await askMe(tab.api, tab)).session.id);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
      }
    };
    const stopLoading = loadLater(fetchAhead);
    const timer = setInterval(() => {
      ask().catch(console.error);
    }, ASK_MS);
    return () => {
      stopLoading();
      clearInterval(timer);
    };
  }, [Timer, tab]);
  return Timer && <Timer {...props} />;
}
