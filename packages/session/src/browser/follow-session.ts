import { ApiError, type StreamOpener, eitherSignal } from "./api-client.ts";
import { onceLoaded } from "./once-loaded.ts";
import { readSessionEvents, type SessionEvent } from "./session-events.ts";
import { broadcast } from "./tab-channel.ts";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
// Two heartbeats of the server and a bit.
const LONGEST_SILENCE_MS = 40_000;
const LISTEN_FOR_SILENCE_MS = 5_000;

type Followed = { readonly sessionId: string; readonly openStream: StreamOpener };

// Set by effects only. A document follows one session at a time.
let followed: Followed | null = null;
let following: AbortController | null = null;

/**
 * Follows the server's events about a session, and passes them on to every tab of this browser. Only one of the tabs holds
 * the stream, because six streams on HTTP/1.1 would block the request that signs out; when that tab closes, the next one
 * takes over. Calling it again for the same session changes nothing.
 */
export function followSession(sessionId: string, openStream: StreamOpener): void {
  if (followed?.sessionId === sessionId) return;
  if (followed === null) {
    addEventListener("pagehide", pause);
    addEventListener("pageshow", resume);
  }
  pause();
  followed = { sessionId, openStream };
  onceLoaded(resume);
}

// A page that holds a lock or a connection is not kept for Back.
function pause(): void {
  following?.abort();
  following = null;
}

function resume(): void {
  if (followed === null || following !== null) return;
  following = new AbortController();
  lead(followed, following.signal).catch((error: unknown) => {
    if (!(error instanceof DOMException) || error.name !== "AbortError") console.error(error);
  });
}

async function lead(session: Followed, signal: AbortSignal): Promise<void> {
  await navigator.locks.request(`aurora.events.${session.sessionId}`, { signal }, () => stayConnected(session, signal));
}

async function stayConnected(session: Followed, signal: AbortSignal): Promise<void> {
  let waitMs = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const startedAt = performance.now();
    const outcome = await connect(session, signal);
    if (outcome === "refused" || signal.aborted) return;
    // A proxy that can't hold a stream answers it and closes it at once: that is no connection either.
    const heldLong = performance.now() - startedAt > LONGEST_WAIT_MS;
    waitMs = heldLong ? FIRST_WAIT_MS : Math.min(waitMs * 2, LONGEST_WAIT_MS);
    // At a random moment, because otherwise all browsers would come back to a restarted server at once.
    await wait(waitMs * (0.5 + Math.random()), signal);
  }
}

// A 401 stops it for good, and the opener has told the tab. An outage or no network says nothing about the session.
async function connect({ sessionId, openStream }: Followed, signal: AbortSignal): Promise<"refused" | "interrupted"> {
  const connection = new AbortController();
  const silence = watchSilence(() => connection.abort());
  try {
    const response = await openStream("/api/auth/events", eitherSignal(signal, connection.signal));
    await readSessionEvents(response, { onEvent: (event) => tell(sessionId, event), onBytes: silence.heard });
    return "interrupted";
  } catch (error) {
    const isRefusal = error instanceof ApiError && error.status === 401 && error.code !== "token_rotated";
    return isRefusal ? "refused" : "interrupted";
  } finally {
    silence.stop();
    // Else every connection would leave a listener at the signal of all of them.
    connection.abort();
  }
}

function tell(sessionId: string, event: SessionEvent): void {
  // The browser signed in again between the page's load and the connection, whose cookie is the new session's.
  if (event.type === "hello" && event.sessionId !== sessionId)
    return broadcast({ type: "ended", sessionId, reason: "replaced_by_login" });
  if (event.type === "ended" && event.sessionId === sessionId && event.reason !== null)
    broadcast({ type: "ended", sessionId, reason: event.reason });
  // This includes the stream's start: nobody told the tab about changes between the page's reads and the connection.
  else broadcast({ type: "changed", sessionId });
}

// After a computer slept, the connection is often dead without an error. The clock shows it as soon as the tab runs again.
function watchSilence(onSilence: () => void): { heard: () => void; stop: () => void } {
  let lastHeard = Date.now();
  const look = () => {
    if (Date.now() - lastHeard > LONGEST_SILENCE_MS) onSilence();
  };
  const timer = setInterval(look, LISTEN_FOR_SILENCE_MS);
  document.addEventListener("visibilitychange", look);
  return {
    heard: () => (lastHeard = Date.now()),
    stop: () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    },
  };
}

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  const waited = new AbortController();
  await new Promise<unknown>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    waited.signal.addEventListener("abort", () => clearTimeout(timer));
    addEventListener("online", resolve, { signal: waited.signal });
    signal.addEventListener("abort", resolve, { signal: waited.signal });
  });
  waited.abort();
}
