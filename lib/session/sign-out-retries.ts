import "server-only";
import { DatabaseUnavailable } from "@/lib/errors";
import { log } from "@/lib/log";
import { processState } from "@/lib/process-state";
import { signOut, type SignOut } from "@/lib/session/sign-out";

declare global {
  interface ProcessState {
    signOutRetries?: Map<string, SignOut>;
  }
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
// A bound for memory only: the browser keeps `aurora.pending` and finishes what does not fit.
const MAX_WAITING = 10_000;

/** Finishes a sign-out that could not be committed, as soon as the database answers and as long as this process runs. */
export function retrySignOut(request: SignOut): void {
  const waiting = processState.signOutRetries;
  if (waiting !== undefined && waiting.size >= MAX_WAITING) return;
  const key = JSON.stringify(request);
  if (waiting !== undefined) {
    waiting.set(key, request);
    return;
  }
  processState.signOutRetries = new Map([[key, request]]);
  scheduleRound(FIRST_WAIT_MS);
}

function scheduleRound(waitMs: number): void {
  setTimeout(() => {
    runRound().then(
      (done) => (done ? delete processState.signOutRetries : scheduleRound(Math.min(waitMs * 2, LONGEST_WAIT_MS))),
      (error: unknown) => {
        log().error({ err: error }, "finishing sign-outs failed");
        scheduleRound(LONGEST_WAIT_MS);
      },
    );
  }, waitMs);
}

async function runRound(): Promise<boolean> {
  const waiting = processState.signOutRetries ?? new Map<string, SignOut>();
  for (const [key, request] of waiting) {
    try {
      const { ended } = await signOut(request);
      waiting.delete(key);
      log().info({ ended }, "a pending sign-out was committed");
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) waiting.delete(key);
      else return false;
      throw error;
    }
  }
  return waiting.size === 0;
}
