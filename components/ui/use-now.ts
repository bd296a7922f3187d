"use client";

import { serverNow } from "aurora-session/browser";
import { useSyncExternalStore } from "react";

const TICK_MS = 30_000;

// One clock for all times of a page.
const listeners = new Set<() => void>();
let now: number | null = null;
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = serverNow();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    timer = setInterval(tick, TICK_MS);
    tick();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/**
 * Returns the server's time in milliseconds since 1970, looked at anew every half minute; null in the server's HTML and while
 * hydrating.
 */
export function useNow(): number | null {
  return useSyncExternalStore(
    subscribe,
    () => (now ??= serverNow()),
    () => null,
  );
}
