import type { ReactNode } from "react";
import { AppHeader } from "@/components/frame/app-header";
import { LiveUpdates, SessionTimer, TabGuard } from "aurora-session/react";
import { Reauthentication } from "@/components/session/reauthentication";
import { SiteFooter } from "@/components/frame/site-footer";
import { toPublicUser } from "@/lib/pages/public-user";
import { toPublicSession } from "aurora-session/http";
import type { LiveSession } from "aurora-session/core";
import { toTabSession } from "@/lib/pages/tab-session";

/** Every page of the app side: tied to its session, with the way out in sight. */
export function AppFrame({ session, children }: { session: LiveSession; children: ReactNode }) {
  return (
    <TabGuard {...toTabSession(session)}>
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
