import "server-only";
import { isSecureOrigin } from "../base/settings.ts";

const DEVICE_SECONDS = 400 * 24 * 60 * 60;
/** The most people who may share a browser and each be known in it. */
export const MOST_DEVICES = 5;

/** A cookie to set, or to clear if `maxAgeSeconds` is 0. Without a lifetime it ends with the browser. */
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

// Made once, because every check looks for all of them.
const SECURE_NAMES = namesWith("__Host-");
const PLAIN_NAMES = namesWith("");

/** Returns the full names of our cookies. They begin with `__Host-` (RFC 6265bis §4.1.3.2) wherever the app uses https. */
export function cookieNames(): CookieNames {
  return isSecureOrigin() ? SECURE_NAMES : PLAIN_NAMES;
}

/** Returns the full name of one of {@link cookieNames}. */
export function cookieName(name: keyof CookieNames): string {
  return cookieNames()[name];
}

function cleared(name: "session" | "sid" | "leaving" | "pending"): CookieChange {
  return { name: cookieName(name), value: "", maxAgeSeconds: 0, httpOnly: name === "session" || name === "pending" };
}

type CookieSession = {
  readonly token: string;
  readonly sessionId: string;
  readonly persistentSeconds: number | null;
};

/** Returns the cookies that a rotation sets. They outlive the browser only with "keep me signed in". */
export function rotatedCookies({ token, sessionId, persistentSeconds }: CookieSession): CookieChange[] {
  const lifetime = persistentSeconds === null ? {} : { maxAgeSeconds: persistentSeconds };
  return [
    { name: cookieName("session"), value: token, httpOnly: true, ...lifetime },
    { name: cookieName("sid"), value: sessionId, httpOnly: false, ...lifetime },
  ];
}

/** Returns the cookies that a sign-in sets. It has ended what an unfinished sign-out named, so those marks go. */
export function signedInCookies(created: CookieSession): CookieChange[] {
  return [...rotatedCookies(created), ...clearedLeavingCookies()];
}

/** Returns the changes that clear this browser's session. */
export function clearedSessionCookies(): CookieChange[] {
  return [cleared("session"), cleared("sid")];
}

/** Returns the changes that clear the marks of an unfinished sign-out, once it is committed. */
export function clearedLeavingCookies(): CookieChange[] {
  return [cleared("leaving"), cleared("pending")];
}

/** Returns the cookie that keeps a sign-out that could not be committed. The browser's next contact finishes it. */
export function pendingCookie(value: string, maxAgeSeconds: number): CookieChange {
  return { name: cookieName("pending"), value, maxAgeSeconds, httpOnly: true };
}

/**
 * Returns the cookie that recognises this browser at the next sign-in, for all people who share it. It gives no rights. The
 * newest value comes first.
 */
export function deviceCookie(devices: readonly string[]): CookieChange {
  const value = devices.slice(0, MOST_DEVICES).join(".");
  return { name: cookieName("device"), value, maxAgeSeconds: DEVICE_SECONDS, httpOnly: true };
}

/** Returns a cookie's attributes. They are the same for setting and clearing, else the browser keeps both. */
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

/** Adds changes to a response as raw `Set-Cookie` headers, because Next's `cookies()` keeps one entry per name. */
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
