"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { reportActivity } from "../browser/report-activity.ts";
import { serverNow } from "../browser/server-clock.ts";
import { readDeadline, secondsToEnd, type Deadline } from "../browser/session-deadline.ts";
import { meOptions, type Me } from "../browser/session-query-options.ts";
import type { PublicSession } from "../shared/schemas.ts";
import { useActivity } from "./use-activity.ts";
import { useClient } from "./use-client.ts";
import { useTab } from "./tab-guard.tsx";

const TICK_MS = 1_000;
const FAR: Deadline = { phase: "far" };

/** The end of this page's session, as well as this browser knows it. */
export type SessionTimeout = {
  /** The session; undefined until the server has told of it. */
  readonly session: PublicSession | undefined;
  /** Null until scripts run, and while the session is not known. */
  readonly secondsLeft: number | null;
  /** Far, in its last minute, or over. Only an idle end can be moved. */
  readonly deadline: Deadline;
  /** Moves the idle end: tells the server that the person is there. */
  readonly stay: () => void;
  readonly isStaying: boolean;
  /** Why the server could not be told. */
  readonly error: Error | null;
};

/**
 * Watches the end of this page's session: reports the person's activity while the end is far, and at the end asks the server,
 * whose answer makes the tab leave. The clock in the browser decides nothing.
 */
export function useSessionTimeout(initial?: Me): SessionTimeout {
  const tab = useTab();
  const queryClient = useClient();
  const options = { ...meOptions(tab.api, tab), ...(initial !== undefined && { initialData: initial }) };
  const { data } = useQuery(options, queryClient);
  const session = data?.session;
  const seen = session?.id;
  useEffect(() => {
    if (seen !== undefined) tab.noteSession(seen);
  }, [tab, seen]);
  const now = useServerTime();
  const deadline = session === undefined || now === null ? FAR : readDeadline(session, now);
  const lookAgain = useCallback(() => {
    queryClient.invalidateQueries({ queryKey: [tab.sessionId, "me"] }).catch(console.error);
  }, [queryClient, tab.sessionId]);
  // While the warning is open, only its buttons count: a press on "Sign out now" is no wish to stay.
  useActivity(session, deadline.phase === "far", lookAgain);
  useLookAgain(deadline.phase === "over" ? now : null);
  const staying = {
    mutationFn: () => reportActivity(tab.api, tab.sessionId),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [tab.sessionId, "me"] }),
  };
  const { mutate, reset, isPending, error } = useMutation(staying, queryClient);
  useEffect(() => {
    // The next warning is another one.
    if (deadline.phase === "far") reset();
  }, [deadline.phase, reset]);
  return {
    session,
    secondsLeft: session === undefined || now === null ? null : Math.max(0, secondsToEnd(session, now)),
    deadline,
    stay: mutate,
    isStaying: isPending,
    error,
  };
}

// Null until scripts run, because the server can't render by the browser's clock. A laptop that wakes up looks at once.
function useServerTime(): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const look = () => setNow(serverNow());
    look();
    const timer = setInterval(look, TICK_MS);
    const stopped = new AbortController();
    document.addEventListener("visibilitychange", look, { signal: stopped.signal });
    addEventListener("focus", look, { signal: stopped.signal });
    return () => {
      clearInterval(timer);
      stopped.abort();
    };
  }, []);
  return now;
}

// Asks the server at the end, and again with every tick until it has answered. After a 401 the tab leaves; a new end
// goes on.
function useLookAgain(tick: number | null): void {
  const { sessionId } = useTab();
  const queryClient = useClient();
  useEffect(() => {
    const queryKey = [sessionId, "me"];
    if (tick !== null && queryClient.isFetching({ queryKey }) === 0)
      queryClient.refetchQueries({ queryKey }).catch(console.error);
  }, [tick, sessionId, queryClient]);
}
