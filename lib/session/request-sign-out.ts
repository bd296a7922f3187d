import "server-only";
import { env } from "@/lib/env";
import { readBearer } from "@/lib/session/request-session";
import { DatabaseUnavailable } from "@/lib/errors";
import { log } from "@/lib/process/log";
import {
  clearedLeavingCookies,
  clearedSessionCookies,
  pendingCookie,
  readCookies,
  type CookieChange,
} from "@/lib/session/session-cookies";
import { NOTHING_ENDED, type Ended } from "@/lib/session/end-session";
import { isToken, verifyLeaving } from "@/lib/session/session-token";
import { retrySignOut } from "@/lib/session/sign-out-retries";
import { isEmptySignOut, signOut, type SignOut } from "@/lib/session/sign-out";

const EVERYWHERE_MARK = "all";

/** What the person, or the page that finishes for them, asks for. */
export type SignOutWish = {
  /** `pending` ends only what `aurora.leaving` and `aurora.pending` name: what automatic retries send. */
  readonly scope: "this" | "all" | "pending";
  /** The session id that the page was opened with; null for clients that don't know it. */
  readonly session: string | null;
};

/** What became of it. With `pending` it is not committed yet, and nobody may be told that it is. */
export type SignOutResult = {
  readonly revocation: "committed" | "pending";
  readonly ended: Ended;
  readonly otherSession: boolean;
  readonly cookies: readonly CookieChange[];
};

/** What a browser left unfinished: a sign-in ends it too, in its own transaction. */
export function unfinishedCredentials(headers: Headers): SignOut["unfinished"] {
  const { leaving, pending } = readCookies(headers);
  const ticketed = leaving === null ? null : verifyLeaving(leaving);
  const parts = pending?.split(".") ?? [];
  return {
    tokens: parts.filter(isToken),
    ticketedIds: ticketed === null ? [] : [ticketed.sessionId],
    everywhere: parts.at(-1) === EVERYWHERE_MARK,
    everywhereIds: ticketed?.everywhere === true ? [ticketed.sessionId] : [],
  };
}

/**
 * Signs out what a request's cookies name, and the session of its bearer token; a client that sent no cookie gets none.
 * Never throws and never refuses: if the ending can't be committed, for whatever reason, the browser is signed out all the
 * same, keeps `aurora.pending`, and this process goes on trying while the database can't be asked, and once more after a
 * mistake.
 */
export async function signOutRequest(headers: Headers, wish: SignOutWish): Promise<SignOutResult> {
  const bearer = readBearer(headers);
  const request: SignOut = {
    tokens: wish.scope === "pending" ? [] : readCookies(headers).allTokens,
    everywhere: wish.scope === "all",
    expectedSessionId: wish.session,
    accessToken: bearer,
    unfinished: unfinishedCredentials(headers),
  };
  try {
    const { ended, otherSession } = await signOut(request);
    const keeps = otherSession || wish.scope === "pending";
    // Bearer use sets no cookies.
    const isClient = bearer !== null && !readCookies(headers).credentialSent;
    const cleared = [...(keeps ? [] : clearedSessionCookies()), ...clearedLeavingCookies()];
    return { revocation: "committed", ended, otherSession, cookies: isClient ? [] : cleared };
  } catch (error) {
    // For the person it is the same: not committed, so nobody says that it is. A mistake of ours is for the log.
    if (error instanceof DatabaseUnavailable)
      log().warn({ err: error.cause }, "a sign-out could not be committed and will be finished later");
    else log().error({ err: error }, "a sign-out failed and will be tried again");
    return postpone(headers, request);
  }
}

function postpone(headers: Headers, request: SignOut): SignOutResult {
  const { sessionId } = readCookies(headers);
  // The row can't be asked whose cookie this is; the browser's own note of the session id can.
  const otherSession =
    request.expectedSessionId !== null && sessionId !== null && sessionId !== request.expectedSessionId;
  const kept: SignOut = otherSession ? { ...request, tokens: [] } : request;
  if (!isEmptySignOut(kept)) retrySignOut(kept);
  return {
    revocation: "pending",
    ended: NOTHING_ENDED,
    otherSession,
    cookies: kept.tokens.length === 0 ? [] : pendingCookies(kept),
  };
}

function pendingCookies({ tokens, everywhere, unfinished }: SignOut): CookieChange[] {
  const all = everywhere || unfinished.everywhere;
  const value = [...new Set([...unfinished.tokens, ...tokens]), ...(all ? [EVERYWHERE_MARK] : [])].join(".");
  return [...clearedSessionCookies(), pendingCookie(value, env().PERSISTENT_SESSION_LIFETIME_SECONDS)];
}
