import { currentSessionId, leavingSessionId } from "./browser-cookies.ts";
import { listenToTabs } from "./tab-channel.ts";
import { isLeaving, isTabWatched } from "./tab-state.ts";

const ASK_EVERY_MS = 60_000;
const TIMEOUT_MS = 5_000;

/**
 * Watches, on a page that everybody may see and that names a person, whether their session is still this browser's: the cookie
 * decides whenever another tab says something or this one is looked at, and the server once a minute. Calls `over` once it
 * is not. An outage is no end. A page that is tied to the session as a whole leaves by itself. Returns the function that stops it.
 */
export function watchVisitor(sessionId: string, over: () => void): () => void {
  const stopped = new AbortController();
  const { signal } = stopped;
  const end = () => {
    if (signal.aborted || isLeaving() || isTabWatched()) return;
    stopped.abort();
    over();
  };
  const look = () => {
    if (currentSessionId() !== sessionId || leavingSessionId() === sessionId) end();
  };
  const ask = async () => {
    look();
    if (document.visibilityState === "visible" && !signal.aborted && (await isNobodySignedIn())) end();
  };
  const looked = () => {
    ask().catch(console.error);
  };
  const stopListening = listenToTabs(look);
  const timer = setInterval(looked, ASK_EVERY_MS);
  document.addEventListener("visibilitychange", looked, { signal });
  addEventListener("focus", looked, { signal });
  signal.addEventListener("abort", () => {
    stopListening();
    clearInterval(timer);
  });
  return () => stopped.abort();
}

async function isNobodySignedIn(): Promise<boolean> {
  try {
    const response = await fetch("/api/auth/session", { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
    return response.ok && (await response.json()) === null;
  } catch {
    return false;
  }
}
