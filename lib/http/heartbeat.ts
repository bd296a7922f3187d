import "server-only";
import { processState } from "@/lib/process/process-state";

type Heart = { readonly timer: NodeJS.Timeout; readonly beats: Set<() => void> };

declare global {
  interface ProcessState {
    /** The timer of each period, and what beats with it. */
    hearts?: Map<number, Heart>;
  }
}

/**
 * Calls `beat` every `everyMs`, in the same turn of the event loop as everybody else who beats so often: what they ask the
 * database then shares statements. The first time may come sooner. `beat` must not throw. Answers how to stop.
 */
export function onHeartbeat(everyMs: number, beat: () => void): () => void {
  const hearts = (processState.hearts ??= new Map());
  const heart = hearts.get(everyMs) ?? startHeart(everyMs);
  hearts.set(everyMs, heart);
  heart.beats.add(beat);
  return () => {
    heart.beats.delete(beat);
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
