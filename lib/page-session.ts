import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { LiveSession } from "@/lib/session/live-session";
import { readRequestSession, requireLive } from "@/lib/session/request-session";

const readPageSession = cache(async () => readRequestSession(await headers()));

/** Who is signed in, or null. One statement a request, however often it is asked. Throws `DatabaseUnavailable`. */
export async function getSession(): Promise<LiveSession | null> {
  const reading = await readPageSession();
  return reading.state === "live" ? reading.session : null;
}

/** Who is signed in. Throws a 401 `Problem` with the reason if nobody is, `DatabaseUnavailable` if nobody can tell. */
export async function requireSession(): Promise<LiveSession> {
  const reading = await readPageSession();
  return requireLive(reading, await headers());
}
