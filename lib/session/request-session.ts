import "server-only";
import { Problem } from "@/lib/errors";
import { verifyAccessToken } from "@/lib/session/access-token";
import type { DeviceSighting } from "@/lib/session/device-change";
import type { LiveSession, SessionReading } from "@/lib/session/live-session";
import { readCookies } from "@/lib/session/session-cookies";
import { findClient, findSession } from "@/lib/session/session-queries";
import { verifyLeaving } from "@/lib/session/session-token";

/**
 * Reads the session of a request. A browser that confirmed its sign-out (`aurora.leaving`, with a right ticket, for this
 * very session) counts as signed out although the ending may not be committed yet. Throws `DatabaseUnavailable`.
 */
export async function readRequestSession(headers: Headers, sighting: DeviceSighting): Promise<SessionReading> {
  const { token, leaving } = readCookies(headers);
  if (token === null) return { state: "missing" };
  const reading = await findSession(token, sighting);
  if (reading.state !== "live" || leaving === null) return reading;
  return verifyLeaving(leaving)?.sessionId === reading.session.id ? { state: "ended", reason: "user" } : reading;
}

/** The bearer token of a request (RFC 6750 §2.1), as it was sent; null if there is none. Other schemes are not for us. */
export function readBearer(headers: Headers): string | null {
  const sent = headers.get("authorization");
  if (sent === null) return null;
  const [scheme, ...rest] = sent.trim().split(" ");
  return scheme?.toLowerCase() === "bearer" ? rest.join(" ").trim() : null;
}

/**
 * Reads the session of an API request: by its bearer token, else by its cookie. A token costs one statement too: its
 * session's row decides, so that it dies with it. Throws `DatabaseUnavailable`.
 */
export async function readApiSession(headers: Headers, sighting: DeviceSighting): Promise<SessionReading> {
  const bearer = readBearer(headers);
  if (bearer === null) return readRequestSession(headers, sighting);
  // A client's session has no cookie, so the two can't name the same one.
  if (readCookies(headers).credentialSent) return { state: "ambiguous" };
  const verified = await verifyAccessToken(bearer);
  if (verified === null || verified.expired) return { state: "refused" };
  return findClient(verified.claims.sid, verified.claims.sub);
}

/** The live session of a reading. Throws the 401 `Problem` that says why there is none. */
export function requireLive(reading: SessionReading, headers: Headers): LiveSession {
  if (reading.state === "live") return reading.session;
  const credentialSent = readCookies(headers).credentialSent || readBearer(headers) !== null;
  switch (reading.state) {
    case "ended":
      throw new Problem("session_ended", { reason: reading.reason, credentialSent });
    case "mismatched":
      throw new Problem("session_ended", { reason: "device_mismatch", credentialSent });
    case "rotated":
      throw new Problem("token_rotated", { credentialSent });
    case "refused":
      throw new Problem("invalid_token", { credentialSent });
    case "ambiguous":
      throw new Problem("ambiguous_credentials", { credentialSent });
    case "missing":
      throw new Problem("session_missing", { credentialSent });
  }
}

/** Throws `browser_required` (403) for an API client: what proves a person, only the person may change. */
export function requireBrowser({ isClient }: Pick<LiveSession, "isClient">): void {
  if (isClient) throw new Problem("browser_required");
}

/**
 * Throws `reauthentication_required` (403) unless a factor was given in the session a short while ago (ASVS 5.0 7.5.1,
 * 7.5.2); `browser_required` for an API client, which is never fresh.
 */
export function requireFresh({ fresh, isClient }: Pick<LiveSession, "fresh" | "isClient">): void {
  requireBrowser({ isClient });
  if (!fresh) throw new Problem("reauthentication_required");
}
