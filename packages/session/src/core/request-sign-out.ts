import "server-only";
import { settings } from "../base/settings.ts";
import { DatabaseUnavailable } from "../base/problem.ts";
import { log } from "../base/log.ts";
import { EVERYWHERE_MARK, unfinishedSignOut, type Credentials } from "./credentials.ts";
import { clearedLeavingCookies, clearedSessionCookies, pendingCookie, type CookieChange } from "./session-cookies.ts";
import { NOTHING_ENDED, type Ended } from "./end-session.ts";
import { retrySignOut } from "./sign-out-retries.ts";
import { isEmptySignOut, signOut, type SignOut } from "./sign-out.ts";

/** A sign-out as the person asks for it, or the page that finishes it for them. */
export type SignOutWish = {
  /** `pending` ends only what `aurora.leaving` and `aurora.pending` name. Automatic retries send it. */
  readonly scope: "this" | "all" | "pending";
  /** The session id that the page was opened with; null for clients that don't know it. */
  readonly session: string | null;
};

/** The result of a sign-out. If it is `pending`, it is not committed yet, and nobody may be told that it is. */
export type SignOutResult = {
  readonly revocation: "committed" | "pending";
  readonly ended: Ended;
  /** How many other devices of the person stay signed in; null if that is not known. */
  readonly others: number | null;
  readonly otherSession: boolean;
  readonly cookies: readonly CookieChange[];
};

/**
 * Signs out the sessions that a request's cookies and its bearer token name. A client that sent no cookie gets none.
 * Never throws and never refuses. If the ending can't be committed, for whatever reason, the browser is signed out all the
 * same and keeps `aurora.pending`; this process goes on trying while the database can't be asked, and tries once more after
 * an error of ours.
 */
export async function signOutRequest(credentials: Credentials, wish: SignOutWish): Promise<SignOutResult> {
  const request: SignOut = {
    tokens: wish.scope === "pending" ? [] : credentials.allTokens,
    everywhere: wish.scope === "all",
    expectedSessionId: wish.session,
    accessToken: credentials.bearer,
    unfinished: unfinishedSignOut(credentials),
  };
  try {
    const { ended, others, otherSession } = await signOut(request);
    const keeps = otherSession || wish.scope === "pending";
    // A request with a bearer token and no cookie sets no cookies.
    const isClient = credentials.bearer !== null && !credentials.cookieWasSent;
    const cleared = [...(keeps ? [] : clearedSessionCookies()), ...clearedLeavingCookies()];
    return { revocation: "committed", ended, others, otherSession, cookies: isClient ? [] : cleared };
  } catch (error) {
    // For the person both are the same: not committed, so nobody says that it is. An error of ours goes to the log as such.
    if (error instanceof DatabaseUnavailable)
      log().warn({ err: error.cause }, "a sign-out could not be committed and will be finished later");
    else log().error({ err: error }, "a sign-out failed and will be tried again");
    return postpone(credentials, request);
  }
}

function postpone({ sessionId }: Credentials, request: SignOut): SignOutResult {
  // The row can't be asked to whom this cookie belongs, but the browser's own note of the session id can.
  const otherSession =
    request.expectedSessionId !== null && sessionId !== null && sessionId !== request.expectedSessionId;
  const kept: SignOut = otherSession ? { ...request, tokens: [] } : request;
  if (!isEmptySignOut(kept)) retrySignOut(kept);
  return {
    revocation: "pending",
    ended: NOTHING_ENDED,
    others: null,
    otherSession,
    cookies: kept.tokens.length === 0 ? [] : pendingCookies(kept),
  };
}

function pendingCookies({ tokens, everywhere, unfinished }: SignOut): CookieChange[] {
  const all = everywhere || unfinished.everywhere;
  const value = [...new Set([...unfinished.tokens, ...tokens]), ...(all ? [EVERYWHERE_MARK] : [])].join(".");
  return [...clearedSessionCookies(), pendingCookie(value, settings().persistentLifetimeSeconds)];
}
