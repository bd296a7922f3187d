import type { QueryClient } from "@tanstack/react-query";
import type { signOut as signOutOfAuthJs } from "next-auth/react";
import { writeLeaving } from "./browser-cookies.ts";
import { browserWords } from "./browser-words.ts";
import { emptyTab } from "./empty-tab.ts";
import { beginLeaving, replaceDocument } from "./leave-tab.ts";
import { postLogout, type LogoutAnswer } from "./post-logout.ts";
import { keepReceipt, type SignOutReceipt } from "./sign-out-receipt.ts";
import { broadcast } from "./tab-channel.ts";
import { dropTabLock, findClosed, listOtherTabs } from "./tab-locks.ts";
import { pathsOf, type TabSession } from "./tab-session.ts";
import { sameOriginPath } from "../shared/same-origin-path.ts";

const AUTH_JS_MS = 1_000;
const LONGEST_UNTOLD_MS = 1_000;

/**
 * Runs a sign-out from its confirmation on, in the seven steps of docs/architecture.md: leave, end, tell Auth.js, empty,
 * tell the other tabs, land. If the server can't be reached or can't commit, this browser is signed out all the same and the
 * landing page goes on until the server has confirmed. It lands on `redirectTo`, a page of this origin, in place of the receipt,
 * which waits on its page; while the ending is not committed, the receipt comes first and leads there.
 */
export async function signOut(
  queryClient: QueryClient | undefined,
  tab: TabSession,
  scope: "this" | "all",
  redirectTo?: string,
): Promise<void> {
  if (!beginLeaving(browserWords().cover.signingOut)) return;
  writeLeaving(tab, scope);
  broadcast({ type: "leaving", sessionId: tab.sessionId });
  // Asked before they are told, because those that left can't be found any more.
  const asked = listOtherTabs(tab.sessionId);
  const posted = postLogout({ scope, session: tab.sessionId });
  // Loaded meanwhile: nothing else needs it.
  const authJs = import("next-auth/react").catch(() => null);
  // While a network hangs, the other tabs must not wait for the answer as long as this tab does.
  await Promise.race([posted, wait(LONGEST_UNTOLD_MS)]);
  const emptied = emptyTab(queryClient);
  const reason = scope === "all" ? "user_all" : "user";
  broadcast({ type: "ended", sessionId: tab.sessionId, reason });
  const answer = await posted;
  const toldAuthJs = answer.confirmed && !answer.otherSession ? boundedSignOutOfAuthJs(tab, authJs) : Promise.resolve();
  await Promise.all([emptied, toldAuthJs]);
  dropTabLock();
  keepReceipt({ ...receiptOf(answer, await countTabs(await asked), scope), signIn: pathsOf(tab).signIn });
  await replaceDocument(landingPage(tab, answer, redirectTo), answer.reachable);
}

function landingPage(tab: TabSession, { confirmed }: LogoutAnswer, redirectTo?: string): string {
  const { signedOut } = pathsOf(tab);
  const asked = sameOriginPath(redirectTo, location.origin);
  if (asked === null) return signedOut;
  return confirmed ? asked : `${signedOut}?next=${encodeURIComponent(asked)}`;
}

// The page of the receipt goes on counting.
async function countTabs(told: readonly string[] | null): Promise<SignOutReceipt["tabs"]> {
  return told === null ? null : { told: [...told], left: (await findClosed(told)) ?? [] };
}

function receiptOf(answer: LogoutAnswer, tabs: SignOutReceipt["tabs"], scope: "this" | "all"): SignOutReceipt {
  const { confirmed, ended, apps, others } = answer;
  return { revocation: confirmed ? "committed" : "pending", ended, apps, others, tabs, scope };
}

// Its answer changes nothing here: it only updates components that use `useSession`, and so does a failure to load its code. The
// address names the session.
async function boundedSignOutOfAuthJs(
  tab: TabSession,
  authJs: Promise<{ readonly signOut: typeof signOutOfAuthJs } | null>,
): Promise<void> {
  const redirectTo = `${pathsOf(tab).signedOut}?session=${tab.sessionId}`;
  const told = authJs
    .then((loaded) => loaded?.signOut({ redirect: false, redirectTo }))
    .catch((error: unknown) => console.warn("Auth.js could not be told.", error));
  await Promise.race([told, wait(AUTH_JS_MS)]);
}

async function wait(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
