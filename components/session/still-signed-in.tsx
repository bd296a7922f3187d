import { PageWords } from "@/components/words/page-words";
import { PublicFrame } from "@/components/ui/public-frame";
import { SessionTimer } from "@/components/session/session-timer";
import { SignOutControl } from "@/components/session/sign-out-control";
import { TabGuard } from "@/components/session/tab-guard";
import { TabProvider } from "@/components/session/tab-provider";
import { ButtonLink } from "@/components/ui/button";
import { FilledText } from "@/components/ui/filled-text";
import { getWords } from "@/lib/words/page-language";
import { toPublicUser } from "@/lib/pages/public-user";
import { toPublicSession } from "aurora-session/http";
import { type LiveSession, endingTickets } from "aurora-session/core";

/**
 * The content of /signed-out while this browser holds a live session. It names the person, so it is tied to the session like
 * an app page: it empties itself and leaves when that session ends.
 */
export async function StillSignedIn({ session }: { session: LiveSession }) {
  const words = (await getWords()).signedOut.stillSignedIn;
  const { id, userId, user, expiresAt } = session;
  return (
    <PageWords>
      <TabProvider>
        <TabGuard userId={userId} sessionId={id} endingTickets={endingTickets(id)} expiresAt={expiresAt.toISOString()}>
          <SessionTimer initial={{ user: toPublicUser(user), session: toPublicSession(session, id) }} />
          <PublicFrame
            title={<FilledText text={words.title} values={{ name: <bdi>{user.name ?? user.email}</bdi> }} />}
            lead={words.lead}
          >
            <div className="flex flex-wrap gap-3">
              <ButtonLink href="/dashboard">{words.goOn}</ButtonLink>
              <SignOutControl />
            </div>
          </PublicFrame>
        </TabGuard>
      </TabProvider>
    </PageWords>
  );
}
