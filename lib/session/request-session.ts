import "server-only";
import { Problem } from "@/lib/errors";
import type { LiveSession, SessionReading } from "@/lib/session/live-session";
import { readCookies } from "@/lib/session/session-cookies";
import { findSession } from "@/lib/session/session-queries";
import { verifyLeaving } from "@/lib/session/session-token";

/**
 * Reads the session of a request. A browser that confirmed its sign-out (`aurora.leaving`, with a right ticket, for this
 * very session) counts as signed out although the ending may not be committed yet. Throws `DatabaseUnavailable`.
 */
export async function readRequestSession(headers: Headers): Promise<SessionReading> {
  const { token, leaving } = readCookies(headers);
  if (token === null) return { state: "missing" };
  const reading = await findSession(token);
  if (reading.state !== "live" || leaving === null) return reading;
  return verifyLeaving(leaving) === reading.session.id ? { state: "ended", reason: "user" } : reading;
}

/** The live session of a reading. Throws the 401 `Problem` that says why there is none. */
export function requireLive(reading: SessionReading, headers: Headers): LiveSession {
  const { credentialSent } = readCookies(headers);
  switch (reading.state) {
    case "live":
      return reading.session;
    case "ended":
      throw new Problem("session_ended", { reason: reading.reason, credentialSent });
    case "rotated":
      throw new Problem("token_rotated", { credentialSent });
    case "missing":
      throw new Problem("session_missing", { credentialSent });
  }
}
