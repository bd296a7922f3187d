"use client";

import { useEffect } from "react";
import { watchActivity } from "../browser/report-activity.ts";
import { toLocalTime } from "../browser/server-clock.ts";
import { listenToTabs } from "../browser/tab-channel.ts";
import type { PublicSession } from "../shared/schemas.ts";
import { useTab } from "./tab-guard.tsx";

/**
 * Reports the person's own input while `watching`, and calls `lookAgain` once the server has noted it, here or for another tab.
 * Does nothing until the session is known.
 */
export function useActivity(session: PublicSession | undefined, watching: boolean, lookAgain: () => void): void {
  const { api, sessionId } = useTab();
  const { lastActiveAt = "", idleExpiresAt = "" } = session ?? {};
  const idleSeconds = Math.round((Date.parse(idleExpiresAt) - Date.parse(lastActiveAt)) / 1000);
  useEffect(() => {
    if (lastActiveAt === "") return undefined;
    const stopListening = listenToTabs((message) => {
      if (message.type === "active" && message.sessionId === sessionId) lookAgain();
    });
    const watched = { api, sessionId, idleSeconds, notedAtMs: toLocalTime(lastActiveAt), onNoted: lookAgain };
    const stopWatching = watching ? watchActivity(watched) : undefined;
    return () => {
      stopListening();
      stopWatching?.();
    };
  }, [api, sessionId, idleSeconds, lastActiveAt, watching, lookAgain]);
}
