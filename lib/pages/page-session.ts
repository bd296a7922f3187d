import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { requestDevice, requestSighting } from "@/lib/devices/request-device";
import { readCredentials } from "@/lib/session/credentials";
import type { LiveSession } from "@/lib/session/live-session";
import { noteDevice } from "@/lib/session/note-device";
import { readRequestSession, requireLive } from "@/lib/session/request-session";

/** The credentials of the request that a page answers, read once. */
export const readPageCredentials = cache(async () => readCredentials(await headers()));

const readPageSession = cache(async () =>
  readRequestSession(await readPageCredentials(), requestSighting(await headers())),
);

/**
 * Returns the session of the page's request, or null. It takes one statement a request, however often it is called.
 * Throws `DatabaseUnavailable`.
 */
export async function getSession(): Promise<LiveSession | null> {
  const reading = await readPageSession();
  return reading.state === "live" ? reading.session : null;
}

/**
 * Returns the session of the page's request. Throws a 401 `Problem` with the reason if there is none, and
 * `DatabaseUnavailable` if nobody can tell.
 */
export async function requireSession(): Promise<LiveSession> {
  return requireLive(await readPageSession());
}

/** Writes down the change of the device that reading the session noticed. Throws `DatabaseUnavailable`. */
export async function notePageDevice(): Promise<void> {
  const requestHeaders = await headers();
  await noteDevice(await readPageSession(), () => requestDevice(requestHeaders));
}
