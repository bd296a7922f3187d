import type { ReactNode } from "react";
import { AppHeader } from "@/components/app-header";
import { TabGuard } from "@/components/tab-guard";
import type { LiveSession } from "@/lib/session/live-session";
import { endingTicket } from "@/lib/session/session-token";

/** Every page of the app side: tied to its session, with the way out in sight. */
export function AppFrame({ session, children }: { session: LiveSession; children: ReactNode }) {
  return (
    <TabGuard userId={session.userId} sessionId={session.id} endingTicket={endingTicket(session.id)}>
      <AppHeader name={session.user.name ?? session.user.email} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-gutter py-8 sm:py-12">
        {children}
      </main>
    </TabGuard>
  );
}
