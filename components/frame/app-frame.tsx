import type { ReactNode } from "react";
import { AppHeader } from "@/components/frame/app-header";
import { LiveUpdates } from "@/components/session/live-updates";
import { Reauthentication } from "@/components/session/reauthentication";
import { SessionTimer } from "@/components/session/session-timer";
import { SiteFooter } from "@/components/frame/site-footer";
import { TabGuard } from "@/components/session/tab-guard";
import { toPublicUser } from "@/lib/pages/public-user";
import { toPublicSession } from "aurora-session/http";
import { type LiveSession, endingTickets } from "aurora-session/core";

/** Every page of the app side: tied to its session, with the way out in sight. */
export function AppFrame({ session, children }: { session: LiveSession; children: ReactNode }) {
  return (
    <TabGuard
      userId={session.userId}
      sessionId={session.id}
      endingTickets={endingTickets(session.id)}
      expiresAt={session.expiresAt.toISOString()}
    >
      <LiveUpdates />
      <SessionTimer initial={{ user: toPublicUser(session.user), session: toPublicSession(session, session.id) }} />
      <Reauthentication method={session.provider}>
        <AppHeader name={session.user.name ?? session.user.email} role={session.user.role} />
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-gutter py-8 sm:py-12">
          {children}
        </main>
        <SiteFooter />
      </Reauthentication>
    </TabGuard>
  );
}
