import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";
import type { ReactNode } from "react";
import { AppFrame } from "@/components/app-frame";
import { SessionUnverifiable } from "@/components/session-unverifiable";
import { setDocumentStatus } from "@/lib/document-status";
import { DatabaseUnavailable, Problem } from "@/lib/errors";
import { log } from "@/lib/log";
import { PAGE_PATH_HEADER } from "@/lib/page-headers";
import { requireSession } from "@/lib/page-session";
import type { LiveSession } from "@/lib/session/live-session";
import { touchSession } from "@/lib/session/session-commands";

/**
 * A page for the user of a live session. It asks before anything is rendered: nobody signed in is redirected to /login
 * with the reason; if nobody can tell, the page answers 503 with words and changes nothing. The layout can't do this: it is
 * not run again on a soft navigation, and a check below a Suspense boundary comes after the 200.
 */
export function protectedPage<Props>(
  render: (session: LiveSession, props: Props) => ReactNode | Promise<ReactNode>,
): (props: Props) => Promise<ReactNode> {
  return async function ProtectedPage(props) {
    const outcome = await readOutcome();
    if (outcome instanceof DatabaseUnavailable) return unverifiable(outcome);
    if (outcome instanceof Problem) return redirect(await loginAddress(outcome));
    await noteActivity(outcome);
    return <AppFrame session={outcome}>{await render(outcome, props)}</AppFrame>;
  };
}

async function readOutcome(): Promise<LiveSession | Problem> {
  try {
    return await requireSession();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function unverifiable(problem: DatabaseUnavailable): ReactNode {
  log().error({ err: problem.cause }, "a page could not check its session");
  if (!setDocumentStatus(503, { "Retry-After": "2" })) throw problem;
  return <SessionUnverifiable />;
}

async function loginAddress(problem: Problem): Promise<string> {
  const path = (await headers()).get(PAGE_PATH_HEADER);
  const query = new URLSearchParams({
    ...(problem.extras.reason !== undefined && { reason: problem.extras.reason }),
    ...(path !== null && { next: path }),
  });
  return query.size === 0 ? "/login" : `/login?${query}`;
}

// A navigation that a person made is activity, also without JavaScript; prefetches, reloads by scripts and polls are not.
async function noteActivity({ id }: LiveSession): Promise<void> {
  if ((await headers()).get("sec-fetch-user") !== "?1") return;
  after(() => touchSession(id).catch((error: unknown) => log().warn({ err: error }, "activity was not noted")));
}
