import "server-only";
import { cookieNames, MOST_DEVICES } from "@/lib/session/session-cookies";
import { isToken, verifyLeaving } from "@/lib/session/session-token";
import { onlyValue, readCookiePairs } from "@/lib/text/cookie-pairs";

/** Our cookies and the bearer token of a request, as they were sent: the edge reads them once and passes them down. */
export type Credentials = {
  /** The one session token, or null: doubled, chunked or malformed cookies are no session. */
  readonly token: string | null;
  /** Every well-formed session token that was sent, for a sign-out, which ends all that its credentials name. */
  readonly allTokens: readonly string[];
  /** What the browser itself notes of its session, in `aurora.sid`. It proves nothing. */
  readonly sessionId: string | null;
  /** A confirmed sign-out that no answer has come to, and one that could not be committed: {@link unfinishedSignOut}. */
  readonly leaving: string | null;
  readonly pending: string | null;
  /** The well-formed values of `aurora.device`, the newest first. */
  readonly devices: readonly string[];
  /** The bearer token (RFC 6750 §2.1). Other schemes are not for us. */
  readonly bearer: string | null;
  /** Whether anything was sent under the session cookie's name. */
  readonly cookieWasSent: boolean;
  /** Whether that or a bearer token was sent. */
  readonly wasSent: boolean;
};

/** Reads a request's credentials from `Cookie` (RFC 6265 §4.2) and `Authorization` (RFC 9110 §11.6.2). Never throws. */
export function readCredentials(headers: Headers): Credentials {
  const pairs = readCookiePairs(headers.get("cookie") ?? "");
  const names = cookieNames();
  const sent = pairs.get(names.session) ?? [];
  const [first] = sent;
  const bearer = readBearer(headers.get("authorization"));
  return {
    token: sent.length === 1 && first !== undefined && isToken(first) ? first : null,
    allTokens: sent.filter(isToken),
    sessionId: onlyValue(pairs, names.sid),
    leaving: onlyValue(pairs, names.leaving),
    pending: onlyValue(pairs, names.pending),
    devices: onlyValue(pairs, names.device)?.split(".").filter(isToken).slice(0, MOST_DEVICES) ?? [],
    bearer,
    cookieWasSent: sent.length > 0,
    wasSent: sent.length > 0 || bearer !== null,
  };
}

function readBearer(authorization: string | null): string | null {
  const [scheme, ...rest] = authorization?.trim().split(" ") ?? [];
  return scheme?.toLowerCase() === "bearer" ? rest.join(" ").trim() : null;
}

/** Endings that were confirmed earlier and are finished now: what `aurora.leaving` and `aurora.pending` name. */
export type UnfinishedSignOut = {
  /** Session tokens; also one that a rotation replaced. */
  readonly tokens: readonly string[];
  /** Session ids that a right ending ticket came with, or an access token named. */
  readonly ticketedIds: readonly string[];
  /** Whether the tokens end all other sessions of their users too. */
  readonly everywhere: boolean;
  /** Those of the ticketed ids that do. */
  readonly everywhereIds: readonly string[];
};

/** The last part of `aurora.pending` if its tokens end all other sessions of their users too. */
export const EVERYWHERE_MARK = "all";

/** What a browser left unfinished: a sign-in ends it too, in its own transaction. */
export function unfinishedSignOut({ leaving, pending }: Pick<Credentials, "leaving" | "pending">): UnfinishedSignOut {
  const ticketed = leaving === null ? null : verifyLeaving(leaving);
  const parts = pending?.split(".") ?? [];
  return {
    tokens: parts.filter(isToken),
    ticketedIds: ticketed === null ? [] : [ticketed.sessionId],
    everywhere: parts.at(-1) === EVERYWHERE_MARK,
    everywhereIds: ticketed?.everywhere === true ? [ticketed.sessionId] : [],
  };
}
