import type { QueryClient } from "@tanstack/react-query";
import { ApiError, createApiClient } from "./api-client.ts";
import { currentSessionId } from "./browser-cookies.ts";
import { coverTab, uncoverTab } from "./empty-tab.ts";
import { askMe, type Me } from "./session-query-options.ts";
import { ownClient } from "./own-client.ts";
import { getTabSession, type TabSession } from "./tab-session.ts";
import { isLeaving } from "./tab-state.ts";
import type { ArrivalReason } from "../shared/arrival-reason.ts";

const COOKIE_MS = 1_000;
const LONGEST_SIGN_IN_MS = 15_000;
const ASK_AGAIN_MS = 2_000;
const LONGEST_LOAD_MS = 15_000;

/** A tab whose browser has signed in again since. */
export type ReplacedTab = {
  readonly tab: TabSession;
  readonly queryClient: QueryClient | undefined;
  /** Renders this page again, for the session that this browser holds now. Typed text stays. */
  readonly refresh: () => void;
  readonly leave: (reason: ArrivalReason) => void;
};

// Set by effects only. A document follows one sign-in at a time.
let isAsking = false;

/**
 * Covers the tab at once and asks the server, as the tab's own user, who signed in. If it was the same person, the page is
 * rendered again for their new session, and uncovered once it is there. If it was anybody else, the server refuses and the
 * tab leaves. In an outage it stays covered and asks again.
 */
export function followSignIn(replaced: ReplacedTab): void {
  coverTab();
  if (isAsking) return;
  isAsking = true;
  askWhoSignedIn(replaced)
    .catch(console.error)
    .finally(() => (isAsking = false));
}

async function askWhoSignedIn({ tab, queryClient, refresh, leave }: ReplacedTab): Promise<void> {
  // The message may come before the sign-in's answer, which brings the new cookies. The old ones don't show who signed in.
  for (let waited = 0; currentSessionId() === tab.sessionId && waited < LONGEST_SIGN_IN_MS; waited += COOKIE_MS)
    await wait(COOKIE_MS);
  while (!isLeaving()) {
    const answer = await askAsOwnUser(tab);
    if (answer.state === "refused") return leave(answer.reason);
    if (answer.state === "known") return goOn(tab, answer.me, queryClient, refresh);
    await wait(ASK_AGAIN_MS);
  }
}

type Answer =
  | { readonly state: "known"; readonly me: Me }
  | { readonly state: "refused"; readonly reason: ArrivalReason }
  | { readonly state: "unknown" };

async function askAsOwnUser(tab: TabSession): Promise<Answer> {
  let refusal: ArrivalReason | null = null;
  const api = createApiClient({ userId: tab.userId, onSignedOut: (reason) => (refusal = reason) });
  try {
    return { state: "known", me: await askMe(api, tab) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return refusal === null ? { state: "unknown" } : { state: "refused", reason: refusal };
  }
}

function goOn(tab: TabSession, me: Me, given: QueryClient | undefined, refresh: () => void): void {
  if (isLeaving()) return;
  // Nobody signed in after all.
  if (me.session.id === tab.sessionId) return uncoverTab();
  const queryClient = given ?? ownClient();
  for (const { queryKey, state } of queryClient?.getQueryCache().findAll({ queryKey: [tab.sessionId] }) ?? [])
    // The data that this person read stays on the page, marked as out of date.
    if (state.data !== undefined)
      queryClient?.setQueryData([me.session.id, ...queryKey.slice(1)], state.data, { updatedAt: 0 });
  queryClient?.setQueryData([me.session.id, "me"], me);
  refresh();
  // A tab whose new page never comes must not stay covered for ever.
  setTimeout(() => {
    if (getTabSession()?.sessionId === tab.sessionId && !isLeaving()) location.reload();
  }, LONGEST_LOAD_MS);
}

async function wait(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
