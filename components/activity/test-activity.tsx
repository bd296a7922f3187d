import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, type RenderResult } from "@testing-library/react";
import { Activity } from "@/components/activity/activity";
import type { InitialActivity } from "@/components/activity/activity-history";
import type { ReactNode } from "react";
import { Reauthentication } from "@/components/session/reauthentication";
import { broadcast } from "aurora-session/browser";
import { LiveUpdates, TabGuard } from "aurora-session/react";
import type { Language } from "aurora-session/shared";
import { TestWords } from "@/components/words/test-words";
import type { DailyActivity, PublicEvent } from "@/lib/activity/activity-schemas";

const ann = {
  userId: "0198c0de-0000-7000-8000-00000000000a",
  sessionId: "session-of-ann",
  endingTickets: { this: "t", all: "all" },
  expiresAt: "2125-11-21T00:00:00Z",
};

/** Returns noon of a day in this machine's time zone. */
export function noon(daysAgo: number): string {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo, 12).toISOString();
}

/** Says that something of Ann's account changed, as the server does. */
export function tellOfChange(): void {
  broadcast({ type: "changed", sessionId: ann.sessionId });
}

let made = 0;

/** Returns an event of today: a sign-in by the person, unless told otherwise. */
export function makeEvent(given: Partial<PublicEvent> = {}): PublicEvent {
  made += 1;
  return {
    id: `0198c0de-0000-7000-8000-${String(made).padStart(12, "0")}`,
    type: "signed_in",
    kind: "sign_ins",
    reason: null,
    actor: "you",
    count: null,
    sessionId: null,
    device: { name: "Firefox on Linux", address: "203.0.113.0/24" },
    at: noon(0),
    ...given,
  };
}

// Thirty days that end on 2025-11-21: an ending on the first, two sign-ins on the last.
const daily: DailyActivity = {
  days: Array.from({ length: 30 }, (_, index) => ({
    day: new Date(Date.UTC(2025, 9, 23 + index)).toISOString().slice(0, 10),
    signIns: index === 29 ? 2 : 0,
    endings: index === 0 ? 1 : 0,
  })),
};

type Opened = { kind?: InitialActivity["kind"]; nextCursor?: string };

/** Renders the page of activity with the events that came with it. Nothing is asked again by itself. */
export function openActivity(events: PublicEvent[], { kind = null, nextCursor }: Opened = {}): RenderResult {
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  const initial = { kind, page: { events, nextCursor: nextCursor ?? null }, readAt: Date.now() };
  return render(
    <TestPage>
      <Activity initial={initial} daily={daily} />
    </TestPage>,
  );
}

/** A page of Ann's, as far as the list of events needs it. Nothing is asked again by itself. */
export function TestPage({ language = "en", children }: { language?: Language; children: ReactNode }) {
  const queries = { retry: false, staleTime: Infinity };
  return (
    <TestWords language={language}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries } })}>
        <TabGuard {...ann}>
          <LiveUpdates />
          <Reauthentication method="password">{children}</Reauthentication>
        </TabGuard>
      </QueryClientProvider>
    </TestWords>
  );
}
