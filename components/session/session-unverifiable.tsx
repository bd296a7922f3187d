import { signOutAction } from "aurora-session/sign-out-action";
import { PageNotice } from "@/components/ui/page-notice";
import { Button, ButtonLink } from "@/components/ui/button";
import { getWords } from "@/lib/words/page-language";

/** Takes the place of a page while the database can't say whether its session is live. Works without JavaScript. */
export async function SessionUnverifiableNotice() {
  const words = (await getWords()).notices.unverifiable;
  return (
    <PageNotice
      title={words.title}
      actions={
        <>
          <ButtonLink href="">{words.tryAgain}</ButtonLink>
          <form action={signOutAction}>
            <Button type="submit" variant="secondary">
              {words.signOut}
            </Button>
          </form>
        </>
      }
    >
      {words.detail}
    </PageNotice>
  );
}
