import { signOutAction } from "@/components/sign-out-action";
import { PageNotice } from "@/components/page-notice";
import { Button, ButtonLink } from "@/components/ui/button";

/** What an app page shows while nobody can tell whether its session is live. Works without JavaScript. */
export function SessionUnverifiable() {
  return (
    <main id="content" tabIndex={-1}>
      <SessionUnverifiableNotice />
    </main>
  );
}

/** The same, for a page whose layout has a `<main>` already. */
export function SessionUnverifiableNotice() {
  return (
    <PageNotice
      title="We couldn't check your session"
      actions={
        <>
          <ButtonLink href="">Try again</ButtonLink>
          <form action={signOutAction}>
            <Button type="submit" variant="secondary">
              Sign out
            </Button>
          </form>
        </>
      }
    >
      Our database doesn't answer right now. You are not signed out, and nothing is lost. Try again in a moment.
    </PageNotice>
  );
}
