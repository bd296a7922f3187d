import "server-only";
import { count, inSpan } from "../base/measure.ts";
import { DatabaseUnavailable, Problem } from "../base/problem.ts";
import { settings } from "../base/settings.ts";
import type { Credentials } from "./credentials.ts";
import type { DeviceSighting } from "./device-change.ts";
import type { LiveSession, SessionReading } from "./live-session.ts";
import { findClient, findSession } from "./session-queries.ts";
import { verifyLeaving } from "./session-token.ts";

/**
 * Reads the session of a request. A browser that confirmed its sign-out (`aurora.leaving`, with a right ticket for this very
 * session) counts as signed out although the ending may not be committed yet. Throws `DatabaseUnavailable`.
 */
export async function readRequestSession(credentials: Credentials, sighting: DeviceSighting): Promise<SessionReading> {
  const { token, leaving } = credentials;
  // Nothing was sent, so nothing is checked.
  if (token === null) return { state: "missing" };
  return asCheck(() => readToken(token, leaving, sighting));
}

async function readToken(
  token: string,
  leaving: Credentials["leaving"],
  sighting: DeviceSighting,
): Promise<SessionReading> {
  const reading = await findSession(token, sighting);
  if (reading.state !== "live" || leaving === null) return reading;
  return verifyLeaving(leaving)?.sessionId === reading.session.id ? { state: "ended", reason: "user" } : reading;
}

/**
 * Reads the session of an API request: by its bearer token, else by its cookie. A bearer token costs one statement too,
 * because its session's row decides: the token is void once its session ends. Throws `DatabaseUnavailable`.
 */
export async function readApiSession(credentials: Credentials, sighting: DeviceSighting): Promise<SessionReading> {
  const { bearer, cookieWasSent } = credentials;
  if (bearer === null) return readRequestSession(credentials, sighting);
  return asCheck(() => readBearer(bearer, cookieWasSent));
}

async function readBearer(bearer: string, cookieWasSent: boolean): Promise<SessionReading> {
  // A client's session has no cookie, so the two can't name the same one.
  if (cookieWasSent) return { state: "ambiguous" };
  const verified = (await settings().verifyAccessToken?.(bearer)) ?? null;
  if (verified === null || verified.expired) return { state: "refused" };
  return findClient(verified.claims.sid, verified.claims.sub);
}

/** Runs a check in a span, and counts what came out of it. */
async function asCheck(read: () => Promise<SessionReading>): Promise<SessionReading> {
  return inSpan("check", async (note) => {
    let outcome: SessionReading["state"] | "unavailable" | "failed" = "failed";
    try {
      const reading = await read();
      outcome = reading.state;
      return reading;
    } catch (error) {
      if (error instanceof DatabaseUnavailable) outcome = "unavailable";
      throw error;
    } finally {
      count("checks", { outcome });
      note({ outcome });
    }
  });
}

/** Returns the live session of a reading. Throws the 401 `Problem` that says why there is none. */
export function requireLive(reading: SessionReading): LiveSession {
  switch (reading.state) {
    case "live":
      return reading.session;
    case "ended":
      throw new Problem("session_ended", { reason: reading.reason });
    case "mismatched":
      throw new Problem("session_ended", { reason: "device_mismatch" });
    case "rotated":
      throw new Problem("token_rotated");
    case "refused":
      throw new Problem("invalid_token");
    case "ambiguous":
      throw new Problem("ambiguous_credentials");
    case "missing":
      throw new Problem("session_missing");
  }
}

/** Throws `browser_required` (403) for an API client: only the person may change what proves who they are. */
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
