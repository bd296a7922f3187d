import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppFrame, NamelessFrame } from "@/components/frame/app-frame";
import { EmailNotVerified } from "@/components/account/email-not-verified";
import { SessionUnverifiableNotice } from "@/components/session/session-unverifiable";
import { isHeldBack } from "@/lib/aurora";
import { requireNoLoadingFiles } from "@/lib/pages/development-rules";
import { setDocumentStatus } from "@/lib/process/launched-request";
import { DatabaseUnavailable, Problem, type LiveSession, touchSession } from "aurora-session/core";
import { isPersonsNavigation } from "aurora-session/http";
import { log } from "@/lib/process/log";
import { PAGE_PATH_HEADER } from "@/lib/pages/page-headers";
import { notePageDevice, requireSession, signInAddress } from "aurora-session/next";

// One document load is one write, but a person who reloads all the time must not cause many.
const NOTE_EVERY_SECONDS = 60;

/**
 * A page for the user of a live session. It looks for the session before anything is rendered. Without one it redirects to
 * /login with the reason. In an outage it answers 503 with words and changes nothing. The layout can't do this: it does not
 * run again on a soft navigation, and a check below a Suspense boundary comes after the 200. A person who must change their
 * password is sent to do that first. Where REQUIRE_VERIFIED_EMAIL is set, a person who has not confirmed their address gets
 * a 403 and the way to confirm it in place of every page.
 */
export function protectedPage<Props>(
  render: (session: LiveSession, props: Props) => ReactNode | Promise<ReactNode>,
  options: { readonly openDuringPasswordChange?: boolean } = {},
): (props: Props) => Promise<ReactNode> {
  return async function ProtectedPage(props) {
    if (process.env.NODE_ENV === "development") await requireNoLoadingFiles();
    const outcome = await readOutcome();
    if (outcome instanceof DatabaseUnavailable) return unverifiable(outcome);
    if (outcome instanceof Problem) return redirect(signInAddress(outcome, (await headers()).get(PAGE_PATH_HEADER)));
    if (outcome.user.mustChangePassword && options.openDuringPasswordChange !== true)
      return redirect("/account/security");
    const session = await noteActivity(outcome);
    if (isHeldBack(session.user) && !session.user.mustChangePassword) return heldBack(session);
    try {
      return <AppFrame session={session}>{await render(session, props)}</AppFrame>;
    } catch (error) {
      // The database may go away between the session and what the page itself reads.
      if (error instanceof DatabaseUnavailable) return unverifiable(error);
      throw error;
    }
  };
}

async function readOutcome(): Promise<LiveSession | Problem> {
  try {
    await notePageDevice();
    return await requireSession();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function heldBack(session: LiveSession): ReactNode {
  // Where a platform owns the socket the status stays 200. That does no harm: the page holds nothing that is kept back.
  setDocumentStatus(403);
  return (
    <AppFrame session={session}>
      <EmailNotVerified email={session.user.email} />
    </AppFrame>
  );
}

function unverifiable(problem: DatabaseUnavailable): ReactNode {
  log().error({ err: problem.cause }, "a page could not check its session");
  if (!setDocumentStatus(503, { "Retry-After": "2" })) throw problem;
  return (
    <NamelessFrame>
      <SessionUnverifiableNotice />
    </NamelessFrame>
  );
}

// Runs before the page is rendered, because the page shows the idle end. A failure is no reason to show nothing.
async function noteActivity(session: LiveSession): Promise<LiveSession> {
  if (!isPersonsNavigation(await headers())) return session;
  try {
    const noted = await touchSession(session, NOTE_EVERY_SECONDS);
    return noted === null ? session : { ...session, ...noted, idleForSeconds: 0 };
  } catch (error) {
    log().warn({ err: error }, "activity was not noted");
    return session;
  }
}
