import "server-only";
import { DatabaseUnavailable } from "../base/problem.ts";
import { log } from "../base/log.ts";
import { count } from "../base/measure.ts";
import { processState } from "../base/process-state.ts";
import { hashToken } from "./session-token.ts";
import { signOut, type SignOut } from "./sign-out.ts";

type Retries = {
  /** The keys of waiting sign-outs. A key is a hash of the sign-out, so that the same one waits only once. */
  readonly waiting: Set<string>;
  /** The retries whose time has come, in their order. */
  readonly due: Retry[];
  running: number;
  /** How many were dropped since the last line in the log. Null if the next one is logged at once. */
  dropped: number | null;
};

type Retry = { readonly key: string; readonly request: SignOut; readonly waitedMs: number };

declare global {
  interface AuroraSessionState {
    signOutRetries?: Retries;
  }
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
// The other connections are left for people who come back.
const MOST_AT_ONCE = 4;
const REST_MS = 250;
const TELL_DROPPED_EVERY_MS = 60_000;
// Bounds for memory only, 20 MB: the browser keeps `aurora.pending` and finishes what does not fit. A sign-out of one
// session takes 300 characters, of an API client 1,000; no honest browser sends more than 30 tokens at once.
const MOST_WAITING = 10_000;
const MOST_CHARACTERS = 2_000;

function state(): Retries {
  return (processState.signOutRetries ??= { waiting: new Set(), due: [], running: 0, dropped: null });
}

/**
 * Finishes a sign-out that could not be committed, as soon as the database answers, while this process runs. Each sign-out
 * is tried by itself, after 0.5, 1, 2 … 15 s, a few at once, so that one that can't be committed holds up no other. A
 * sign-out that does not fit into memory is dropped and logged.
 */
export function retrySignOut(request: SignOut): void {
  const { waiting } = state();
  const text = JSON.stringify(request);
  const key = hashToken(text);
  if (waiting.has(key)) return;
  if (waiting.size >= MOST_WAITING || text.length > MOST_CHARACTERS) return drop();
  waiting.add(key);
  count("pending_sign_outs");
  tryLater({ key, request, waitedMs: 0 });
}

function tryLater({ waitedMs, ...retry }: Retry): void {
  const waitMs = Math.min(Math.max(FIRST_WAIT_MS, 2 * waitedMs), LONGEST_WAIT_MS);
  setTimeout(() => {
    state().due.push({ ...retry, waitedMs: waitMs });
    tryNext();
  }, waitMs);
}

function tryNext(): void {
  const retries = state();
  if (retries.running >= MOST_AT_ONCE) return;
  const retry = retries.due.shift();
  if (retry === undefined) return;
  retries.running += 1;
  const goOn = () => {
    retries.running -= 1;
    tryNext();
  };
  // After an outage this turn rests, so that many waiting sign-outs don't become a load of their own.
  attempt(retry).then(
    (answered) => (answered ? goOn() : setTimeout(goOn, REST_MS)),
    (error: unknown) => {
      forget(retry);
      log().error({ err: error }, "a pending sign-out can't be committed: its browser still holds it");
      goOn();
    },
  );
}

async function attempt(retry: Retry): Promise<boolean> {
  try {
    const { ended } = await signOut(retry.request);
    forget(retry);
    log().info({ ended }, "a pending sign-out was committed");
    return true;
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error;
    tryLater(retry);
    return false;
  }
}

function forget({ key }: Retry): void {
  if (state().waiting.delete(key)) count("pending_sign_outs", {}, -1);
}

function drop(): void {
  const retries = state();
  if (retries.dropped !== null) {
    retries.dropped += 1;
    return;
  }
  retries.dropped = 0;
  log().warn("a sign-out that waits to be committed does not fit into memory: its browser finishes it");
  setTimeout(() => {
    const { dropped } = retries;
    retries.dropped = null;
    if (dropped !== null && dropped > 0) log().warn({ dropped }, "more sign-outs did not fit into memory");
  }, TELL_DROPPED_EVERY_MS).unref();
}
