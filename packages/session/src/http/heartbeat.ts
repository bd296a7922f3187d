import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { processState } from "../base/process-state.ts";

type Heart = { readonly timer: NodeJS.Timeout; readonly beats: Set<() => void> };

declare global {
  interface AuroraSessionState {
    /** By period in milliseconds: the timer, and the functions that it calls. */
    hearts?: Map<number, Heart>;
  }
}

/**
 * Calls `beat` every `everyMs`, in the same turn of the event loop as all others with this period, so that their questions
 * to the database share statements. The first call may come sooner. `beat` must not throw. Returns the function that stops
 * it.
 */
export function onHeartbeat(everyMs: number, beat: () => void): () => void {
  const hearts = (processState.hearts ??= new Map());
  const heart = hearts.get(everyMs) ?? startHeart(everyMs);
  hearts.set(everyMs, heart);
  // The timer is shared, and belongs to the request that began it. Each beat belongs to its own.
  const own = AsyncLocalStorage.bind(beat);
  heart.beats.add(own);
  return () => {
    heart.beats.delete(own);
    if (heart.beats.size > 0) return;
    clearInterval(heart.timer);
    if (hearts.get(everyMs) === heart) hearts.delete(everyMs);
  };
}

function startHeart(everyMs: number): Heart {
  const beats = new Set<() => void>();
  const timer = setInterval(() => beats.forEach((beat) => beat()), everyMs);
  return { timer, beats };
}
