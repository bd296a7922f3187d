import { PublicFrame } from "@/components/public-frame";
import { SessionTimer } from "@/components/session-timer";
import { SignOutControl } from "@/components/sign-out-control";
import { TabGuard } from "@/components/tab-guard";
import { TabProvider } from "@/components/tab-provider";
import { ButtonLink } from "@/components/ui/button";
import { toPublicSession, toPublicUser } from "@/lib/public-session";
import type { LiveSession } from "@/lib/session/live-session";
import { endingTickets } from "@/lib/session/session-token";

const WORDS = {
  title: (name: string) => `You are signed in as ${name}`,
  lead: "Nobody has signed out here, or somebody has signed in since.",
  goOn: "Go to the dashboard",
} as const;

/**
 * What /signed-out shows while this browser holds a live session. It names the person, so it is tied to its session as an
 * app page is: it empties itself and leaves when that session ends.
 */
export function StillSignedIn({ session }: { session: LiveSession }) {
  const { id, userId, user, expiresAt } = session;
  return (
    <TabProvider>
      <TabGuard userId={userId} sessionId={id} endingTickets={endingTickets(id)} expiresAt={expiresAt.toISOString()}>
        <SessionTimer initial={{ user: toPublicUser(user), session: toPublicSession(session, id) }} />
        <PublicFrame title={WORDS.title(user.name ?? user.email)} lead={WORDS.lead}>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/dashboard">{WORDS.goOn}</ButtonLink>
            <SignOutControl />
          </div>
        </PublicFrame>
      </TabGuard>
    </TabProvider>
  );
}
