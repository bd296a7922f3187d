import { PageWords } from "@/components/words/page-words";
import { FilledText } from "aurora-session/react";
import { SignedInPage } from "@/components/session/signed-in-page";
import { signOutAction } from "aurora-session/sign-out-action";
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
      <SignedInPage
        session={toTabSession(session)}
        initial={toMe(session)}
        title={<FilledText text={words.title} values={{ name: <bdi>{user.name ?? user.email}</bdi> }} />}
        lead={words.lead}
        goOn={words.goOn}
        signOut={signOutAction}
      />
    </PageWords>
  );
}
