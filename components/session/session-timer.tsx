"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { z } from "zod";
import { IdleWarning } from "@/components/session/idle-warning";
import { useTab } from "@/components/session/tab-guard";
import type { meSchema } from "@/lib/api-schemas";
import { watchActivity, serverNow, toLocalTime, readDeadline, meOptions, listenToTabs } from "aurora-session/browser";

const TICK_MS = 1_000;

/**
 * Watches the end of this page's session: reports the person's activity, warns in the last minute, and at the end asks
 * the server, whose answer makes the tab leave. The clock in the browser decides nothing.
 */
export function SessionTimer({ initial }: { initial: z.infer<typeof meSchema> }) {
  const tab = useTab();
  const { data } = useQuery({ ...meOptions(tab.api, tab), initialData: initial });
  useEffect(() => tab.noteSession(data.session.id), [tab, data.session.id]);
  const now = useServerTime();
  const deadline = now === null ? { phase: "far" as const } : readDeadline(data.session, now);
  useActivity(data.session, deadline.phase === "far");
  useLookAgain(deadline.phase === "over" ? now : null);
  return deadline.phase === "far" ? null : <IdleWarning key={data.session.expiresAt} deadline={deadline} />;
}

// Null until scripts run, because the server can't render by the browser's clock. A laptop that wakes up looks at once.
function useServerTime(): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const look = () => setNow(serverNow());
    look();
    const timer = setInterval(look, TICK_MS);
    document.addEventListener("visibilitychange", look);
    addEventListener("focus", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      removeEventListener("focus", look);
    };
  }, []);
  return now;
}

function useActivity(session: { lastActiveAt: string; idleExpiresAt: string }, watching: boolean): void {
  const { api, sessionId } = useTab();
  const queryClient = useQueryClient();
  const { lastActiveAt, idleExpiresAt } = session;
  const idleSeconds = Math.round((Date.parse(idleExpiresAt) - Date.parse(lastActiveAt)) / 1000);
  useEffect(() => {
    const lookAgain = () => {
      queryClient.invalidateQueries({ queryKey: [sessionId, "me"] }).catch(console.error);
    };
    const stopListening = listenToTabs((message) => {
      if (message.type === "active" && message.sessionId === sessionId) lookAgain();
    });
    // While the warning is open, only its buttons count: a press on "Sign out now" is no wish to stay.
    const watched = { api, sessionId, idleSeconds, notedAtMs: toLocalTime(lastActiveAt), onNoted: lookAgain };
    const stopWatching = watching ? watchActivity(watched) : undefined;
    return () => {
      stopListening();
      stopWatching?.();
    };
  }, [api, sessionId, queryClient, idleSeconds, lastActiveAt, watching]);
}

// Asks the server at the end, and again with every tick until it has answered. After a 401 the tab leaves; a new end
// goes on.
function useLookAgain(tick: number | null): void {
  const { sessionId } = useTab();
  const queryClient = useQueryClient();
  useEffect(() => {
    const queryKey = [sessionId, "me"];
    if (tick !== null && queryClient.isFetching({ queryKey }) === 0)
      queryClient.refetchQueries({ queryKey }).catch(console.error);
  }, [tick, sessionId, queryClient]);
}
