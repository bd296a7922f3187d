import { PageWords } from "@/components/words/page-words";
import { PublicFrame } from "@/components/ui/page";
import { SessionTimer, SignOutControl, TabGuard, FilledText } from "aurora-session/react";
import { TabProvider } from "@/components/session/tab-provider";
import { signOutAction } from "aurora-session/sign-out-action";
import { ButtonLink } from "@/components/ui/button";
import { getWords } from "@/lib/words/page-language";
import { toMe, toTabSession } from "@/lib/pages/public-user";
import type { LiveSession } from "aurora-session/core";

/**
 * The content of /signed-out while this browser holds a live session. It names the person, so it is tied to the session like
 * an app page: it empties itself and leaves when that session ends.
 */
export async function StillSignedIn({ session }: { session: LiveSession }) {
  const words = (await getWords()).signedOut.stillSignedIn;
  const { user } = session;
  return (
    <PageWords>
      <TabProvider>
        <TabGuard {...toTabSession(session)}>
          <SessionTimer initial={toMe(session)} />
          <PublicFrame
            title={<FilledText text={words.title} values={{ name: <bdi>{user.name ?? user.email}</bdi> }} />}
            lead={words.lead}
          >
            <div className="flex flex-wrap gap-3">
              <ButtonLink href="/dashboard">{words.goOn}</ButtonLink>
              <SignOutControl action={signOutAction} />
            </div>
          </PublicFrame>
        </TabGuard>
      </TabProvider>
    </PageWords>
  );
}
