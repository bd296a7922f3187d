import type { QueryClient } from "@tanstack/react-query";
import { signOut as tellAuthJs } from "next-auth/react";
import { writeLeaving } from "./browser-cookies.ts";
import { emptyTab } from "./empty-tab.ts";
import { beginLeaving, replaceDocument } from "./leave-tab.ts";
import { postLogout, type LogoutAnswer } from "./post-logout.ts";
import { keepReceipt } from "./sign-out-receipt.ts";
import { broadcast } from "./tab-channel.ts";
import { awaitLeavingPeers } from "./tab-peers.ts";
import { pathsOf, type TabSession } from "./tab-session.ts";

const AUTH_JS_MS = 1_000;
const LONGEST_UNTOLD_MS = 1_000;

/**
 * Runs a sign-out from its confirmation on, in the seven steps of docs/architecture.md: leave, end, tell Auth.js, empty,
 * tell the other tabs, land. If the server can't be reached or can't commit, this browser is signed out all the same and the
 * landing page goes on until the server has confirmed.
 */
export async function signOut(queryClient: QueryClient, tab: TabSession, scope: "this" | "all"): Promise<void> {
  if (!beginLeaving()) return;
  writeLeaving(tab, scope);
  const leavingPeers = awaitLeavingPeers(tab.sessionId);
  const posted = postLogout({ scope, session: tab.sessionId });
  // While a network hangs, the other tabs must not wait for the answer as long as this tab does.
  await Promise.race([posted, wait(LONGEST_UNTOLD_MS)]);
  const emptied = emptyTab(queryClient);
  const reason = scope === "all" ? "user_all" : "user";
  broadcast({ type: "ended", sessionId: tab.sessionId, reason });
  const answer = await posted;
  const toldAuthJs = answer.confirmed && !answer.otherSession ? boundedSignOutOfAuthJs(tab) : Promise.resolve();
  const otherTabs = await leavingPeers.count();
  await Promise.all([emptied, toldAuthJs]);
  keepReceipt({ ...receiptOf(answer, otherTabs, scope), signIn: pathsOf(tab).signIn });
  await replaceDocument(pathsOf(tab).signedOut, answer.reachable);
}

function receiptOf(answer: LogoutAnswer, otherTabs: number, scope: "this" | "all") {
  const revocation = answer.confirmed ? ("committed" as const) : ("pending" as const);
  return { revocation, ended: answer.ended, apps: answer.apps, otherTabs, scope };
}

// Its answer changes nothing here: it only updates components that use `useSession`. The address names the session.
async function boundedSignOutOfAuthJs(tab: TabSession): Promise<void> {
  const told = tellAuthJs({ redirect: false, redirectTo: `${pathsOf(tab).signedOut}?session=${tab.sessionId}` }).then(
    () => undefined,
    (error: unknown) => console.warn("Auth.js could not be told.", error),
  );
  await Promise.race([told, wait(AUTH_JS_MS)]);
}

async function wait(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
