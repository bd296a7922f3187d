import "server-only";
import { onlyValue, readCookiePairs } from "@/lib/text/cookie-pairs";
import { isSecureOrigin } from "@/lib/env";
import { isToken } from "@/lib/session/session-token";

const DEVICE_SECONDS = 400 * 24 * 60 * 60;
// So many people may share a browser and each be known in it.
const MOST_DEVICES = 5;

/** A cookie to set, or, with `maxAgeSeconds: 0`, to clear. Without a lifetime it ends with the browser. */
export type CookieChange = {
  readonly name: string;
  readonly value: string;
  readonly maxAgeSeconds?: number;
  readonly httpOnly: boolean;
};

type CookieNames = Readonly<Record<"session" | "sid" | "leaving" | "pending" | "device", string>>;

function namesWith(prefix: string): CookieNames {
  const name = (short: keyof CookieNames) => `${prefix}aurora.${short}`;
  return {
    session: name("session"),
    sid: name("sid"),
    leaving: name("leaving"),
    pending: name("pending"),
    device: name("device"),
  };
}

// Made once: every check looks for all of them.
const SECURE_NAMES = namesWith("__Host-");
const PLAIN_NAMES = namesWith("");

function cookieNames(): CookieNames {
  return isSecureOrigin() ? SECURE_NAMES : PLAIN_NAMES;
}

/** A cookie's full name. `__Host-` (RFC 6265bis §4.1.3.2) wherever the app is served over https. */
export function cookieName(name: keyof CookieNames): string {
  return cookieNames()[name];
}

/** What a request's `Cookie` header holds of ours. */
export type RequestCookies = {
  /** The one session token, or null: doubled, chunked or malformed cookies are no session. */
  readonly token: string | null;
  /** Every well-formed token the request sent, for a sign-out, which ends all that its credentials name. */
  readonly allTokens: readonly string[];
  readonly sessionId: string | null;
  readonly leaving: string | null;
  readonly pending: string | null;
  /** The well-formed values of `aurora.device`, the newest first. */
  readonly devices: readonly string[];
  /** Whether anything was sent under the session cookie's name. */
  readonly credentialSent: boolean;
};

/** Reads our cookies from a request's headers. Never throws. */
export function readCookies(headers: Headers): RequestCookies {
  const pairs = readCookiePairs(headers.get("cookie") ?? "");
  const names = cookieNames();
  const sent = pairs.get(names.session) ?? [];
  const [first] = sent;
  return {
    token: sent.length === 1 && first !== undefined && isToken(first) ? first : null,
    allTokens: sent.filter(isToken),
    sessionId: onlyValue(pairs, names.sid),
    leaving: onlyValue(pairs, names.leaving),
    pending: onlyValue(pairs, names.pending),
    devices: onlyValue(pairs, names.device)?.split(".").filter(isToken).slice(0, MOST_DEVICES) ?? [],
    credentialSent: sent.length > 0,
  };
}

function cleared(name: "session" | "sid" | "leaving" | "pending"): CookieChange {
  return { name: cookieName(name), value: "", maxAgeSeconds: 0, httpOnly: name === "session" || name === "pending" };
}

type CookieSession = {
  readonly token: string;
  readonly sessionId: string;
  readonly persistentSeconds: number | null;
};

/** What a rotation sets. The cookies outlive the browser only with "keep me signed in". */
export function rotatedCookies({ token, sessionId, persistentSeconds }: CookieSession): CookieChange[] {
  const lifetime = persistentSeconds === null ? {} : { maxAgeSeconds: persistentSeconds };
  return [
    { name: cookieName("session"), value: token, httpOnly: true, ...lifetime },
    { name: cookieName("sid"), value: sessionId, httpOnly: false, ...lifetime },
  ];
}

/** What a sign-in sets: it has ended what an unfinished sign-out named, so those marks go. */
export function signedInCookies(created: CookieSession): CookieChange[] {
  return [...rotatedCookies(created), ...clearedLeavingCookies()];
}

/** What clears this browser's session. */
export function clearedSessionCookies(): CookieChange[] {
  return [cleared("session"), cleared("sid")];
}

/** What clears the marks of an unfinished sign-out, once it is committed. */
export function clearedLeavingCookies(): CookieChange[] {
  return [cleared("leaving"), cleared("pending")];
}

/** Keeps a sign-out that could not be committed, until the browser's next contact finishes it. */
export function pendingCookie(value: string, maxAgeSeconds: number): CookieChange {
  return { name: cookieName("pending"), value, maxAgeSeconds, httpOnly: true };
}

/**
 * Recognises this browser at the next sign-in, of any of the people who share it; no authority. The newest value comes first.
 */
export function deviceCookie(devices: readonly string[]): CookieChange {
  const value = devices.slice(0, MOST_DEVICES).join(".");
  return { name: cookieName("device"), value, maxAgeSeconds: DEVICE_SECONDS, httpOnly: true };
}

/** Attributes are the same for setting and clearing, else the browser keeps both. */
export function cookieAttributes(change: CookieChange): {
  path: "/";
  sameSite: "lax";
  secure: boolean;
  httpOnly: boolean;
  maxAge?: number;
} {
  return {
    path: "/",
    sameSite: "lax",
    secure: isSecureOrigin(),
    httpOnly: change.httpOnly,
    ...(change.maxAgeSeconds === undefined ? {} : { maxAge: change.maxAgeSeconds }),
  };
}

/** Adds changes to a response as raw `Set-Cookie` headers: Next's `cookies()` keeps one entry per name. */
export function appendCookies(headers: Headers, changes: readonly CookieChange[]): void {
  for (const change of changes) {
    const attributes = cookieAttributes(change);
    const parts = [`${change.name}=${change.value}`, "Path=/", "SameSite=Lax"];
    if (attributes.maxAge !== undefined) parts.push(`Max-Age=${attributes.maxAge}`);
    if (attributes.httpOnly) parts.push("HttpOnly");
    if (attributes.secure) parts.push("Secure");
    headers.append("Set-Cookie", parts.join("; "));
  }
}
