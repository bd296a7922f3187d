import "server-only";
import { cookieNames, MOST_DEVICES } from "./session-cookies.ts";
import { isToken, verifyLeaving } from "./session-token.ts";
import { onlyValue, readCookiePairs } from "../shared/cookie-pairs.ts";

/** Our cookies and the bearer token of a request, as they were sent: the edge reads them once and passes them down. */
export type Credentials = {
  /** The one session token. Null if the cookie is missing, doubled, chunked or malformed. */
  readonly token: string | null;
  /** Every well-formed session token that was sent. A sign-out ends all sessions that they name. */
  readonly allTokens: readonly string[];
  /** The session id that the browser itself keeps in `aurora.sid`. It proves nothing. */
  readonly sessionId: string | null;
  /** A confirmed sign-out whose answer never arrived. See {@link unfinishedSignOut}. */
  readonly leaving: string | null;
  /** A sign-out that could not be committed. See {@link unfinishedSignOut}. */
  readonly pending: string | null;
  /** The well-formed values of `aurora.device`, the newest first. */
  readonly devices: readonly string[];
  /** The bearer token (RFC 6750 §2.1). Other schemes are not for us. */
  readonly bearer: string | null;
  /** Whether a cookie with the session cookie's name was sent, whatever its value. */
  readonly cookieWasSent: boolean;
  /** Whether such a cookie or a bearer token was sent. */
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

/** Earlier sign-outs that are finished now, as `aurora.leaving` and `aurora.pending` name them. */
export type UnfinishedSignOut = {
  /** Session tokens. A token that a rotation replaced counts too. */
  readonly tokens: readonly string[];
  /** Session ids that came with a right ending ticket, or that an access token named. */
  readonly ticketedIds: readonly string[];
  /** Whether the tokens end all other sessions of their users too. */
  readonly everywhere: boolean;
  /** The ticketed ids that end all other sessions of their users too. */
  readonly everywhereIds: readonly string[];
};

/** The last part of `aurora.pending` if its tokens end all other sessions of their users too. */
export const EVERYWHERE_MARK = "all";

/** Returns what a browser left unfinished. A sign-in ends it too, in its own transaction. */
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
