import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { requestDevice, requestSighting } from "../http/request-device.ts";
import { readCredentials } from "../core/credentials.ts";
import type { LiveSession } from "../core/live-session.ts";
import { noteDevice } from "../core/note-device.ts";
import { readRequestSession, requireLive } from "../core/request-session.ts";

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
