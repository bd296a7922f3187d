"use client";

import { useCallback, useEffect, useState, type ComponentType } from "react";
import { ApiError } from "../browser/api-client.ts";
import { loadLater } from "../browser/once-loaded.ts";
import { askMe } from "../browser/session-query-options.ts";
import type { PublicSession } from "../shared/schemas.ts";
import type { SessionTimerProps } from "./idle-warning.tsx";
import { useTab, type Tab } from "./tab-guard.tsx";
import { useActivity } from "./use-activity.ts";

const ASK_MS = 15_000;

// Set by effects only.
let fetched: ComponentType<SessionTimerProps> | null = null;

async function fetchTimer(): Promise<ComponentType<SessionTimerProps>> {
  return (fetched ??= (await import("./idle-warning.tsx")).RunningTimer);
}

/**
 * Watches the end of this page's session, as `useSessionTimeout` does, and warns in the last minute. Its code comes once the page
 * is loaded. Until then, and where it can't be loaded, there is no warning, but the person's activity counts all the same, and
 * the server is asked, so that a tab whose session is over leaves.
 */
export function SessionTimer(props: SessionTimerProps) {
  const [Timer, setTimer] = useState(() => fetched);
  useEffect(
    () =>
      loadLater(async () => {
        const loaded = await fetchTimer();
        setTimer(() => loaded);
      }),
    [],
  );
  return Timer === null ? <PlainWatch initial={props.initial} /> : <Timer {...props} />;
}

function PlainWatch({ initial }: Pick<SessionTimerProps, "initial">) {
  const tab = useTab();
  const [session, setSession] = useState(initial?.session);
  const ask = useCallback(() => {
    askSession(tab).then(setSession, (error: unknown) => {
      if (!(error instanceof ApiError)) console.error(error);
    });
  }, [tab]);
  useActivity(session, true, ask);
  useEffect(() => {
    const timer = setInterval(ask, ASK_MS);
    return () => clearInterval(timer);
  }, [ask]);
  return null;
}

async function askSession(tab: Tab): Promise<PublicSession> {
  const { session } = await askMe(tab.api, tab);
  tab.noteSession(session.id);
  return session;
}
