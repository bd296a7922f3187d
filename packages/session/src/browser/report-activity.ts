import { noContentShape } from "./answer-shapes.ts";
import { ApiError, type ApiClient } from "./api-client.ts";
import { broadcast } from "./tab-channel.ts";

const STORAGE_KEY = "aurora.activity";
const EVERY_MS = 60_000;
const TRY_AGAIN_MS = 5_000;
const INPUTS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/** Tells the server that the person is active, then tells the other tabs that the server knows. Throws `ApiError`. */
export async function reportActivity(api: ApiClient, sessionId: string): Promise<void> {
  await api("/api/auth/activity", noContentShape, { method: "POST" });
  broadcast({ type: "active", sessionId });
}

/** The options of {@link watchActivity}. */
export type WatchedActivity = {
  readonly api: ApiClient;
  readonly sessionId: string;
  /** Seconds after which the session idles out: with a short one a minute between reports would be too long. */
  readonly idleSeconds: number;
  /** When the server last noted activity, by this browser's clock, in milliseconds since 1970: it need not be told again. */
  readonly notedAtMs: number;
  /** Called once the server has noted it. */
  readonly onNoted: () => void;
};

/**
 * Reports a person's own input, at most once a minute for all tabs of the browser together. Events that scripts make don't
 * count. Returns the function that stops it.
 */
export function watchActivity({ api, sessionId, idleSeconds, notedAtMs, onNoted }: WatchedActivity): () => void {
  const everyMs = Math.min(EVERY_MS, (idleSeconds * 1000) / 4);
  const notice = (event: Event) => {
    if (!event.isTrusted || Date.now() - Math.max(notedAtMs, lastReport()) < everyMs) return;
    keepLastReport(Date.now());
    reportActivity(api, sessionId).then(onNoted, (error: unknown) => {
      keepLastReport(Date.now() - everyMs + TRY_AGAIN_MS);
      if (!(error instanceof ApiError)) console.error(error);
    });
  };
  const stopped = new AbortController();
  for (const input of INPUTS) addEventListener(input, notice, { capture: true, passive: true, signal: stopped.signal });
  return () => stopped.abort();
}

// Without storage each tab counts for itself.
let ownLastReport = 0;

function lastReport(): number {
  try {
    return Math.max(ownLastReport, Number(localStorage.getItem(STORAGE_KEY) ?? 0));
  } catch {
    return ownLastReport;
  }
}

function keepLastReport(time: number): void {
  ownLastReport = time;
  try {
    localStorage.setItem(STORAGE_KEY, String(time));
  } catch (error) {
    console.warn("Other tabs can't see that activity was reported; they report their own.", error);
  }
}
