import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { requestDevice, requestSighting } from "@/lib/devices/request-device";
import type { LiveSession } from "@/lib/session/live-session";
import { noteDevice } from "@/lib/session/note-device";
import { readRequestSession, requireLive } from "@/lib/session/request-session";

const readPageSession = cache(async () => {
  const requestHeaders = await headers();
  return readRequestSession(requestHeaders, requestSighting(requestHeaders));
});

/** Who is signed in, or null. One statement a request, however often it is asked. Throws `DatabaseUnavailable`. */
export async function getSession(): Promise<LiveSession | null> {
  const reading = await readPageSession();
  return reading.state === "live" ? reading.session : null;
}

/** Who is signed in. Throws a 401 `Problem` with the reason if nobody is, `DatabaseUnavailable` if nobody can tell. */
export async function requireSession(): Promise<LiveSession> {
  return requireLive(await readPageSession(), await headers());
}

/** Writes down what the reading noticed about the device. Throws `DatabaseUnavailable`. */
export async function notePageDevice(): Promise<void> {
  const requestHeaders = await headers();
  await noteDevice(await readPageSession(), () => requestDevice(requestHeaders));
}
