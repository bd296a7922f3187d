import "server-only";
import { Problem } from "@/lib/errors";
import type { DeviceSighting } from "@/lib/session/device-change";
import type { LiveSession, SessionReading } from "@/lib/session/live-session";
import { readCookies } from "@/lib/session/session-cookies";
import { findSession } from "@/lib/session/session-queries";
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
    case "mismatched":
      throw new Problem("session_ended", { reason: "device_mismatch", credentialSent });
    case "rotated":
      throw new Problem("token_rotated", { credentialSent });
    case "missing":
      throw new Problem("session_missing", { credentialSent });
  }
}

/** Throws `reauthentication_required` (403) unless a factor was given in the session a short while ago (ASVS 5.0 7.5.1, 7.5.2). */
export function requireFresh({ fresh }: Pick<LiveSession, "fresh">): void {
  if (!fresh) throw new Problem("reauthentication_required");
}
