import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { subscribe } from "./bus.ts";

/** Wakes what follows the list of ended sessions. */
export type EndingBell = {
  /** Waits until sessions end, and at most so long. Returns at once if some ended since it returned last. */
  readonly next: (mostMs: number) => Promise<void>;
  readonly ring: () => void;
  readonly stop: () => void;
};

// Many endings at once are one, so that they make no more than 20 questions a second.
const REST_MS = 50;

/** Begins to listen for endings in every process on this bus. They are a hint: `next` returns without them, too. */
export function listenForEndings(): EndingBell {
  let rung = false;
  let restUntil = 0;
  let wake = () => undefined;
  const ring = () => {
    rung = true;
    wake();
  };
  const stop = subscribe(null, ({ type }) => {
    if (type === "ended") ring();
  });
  const rungWithin = (mostMs: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, mostMs);
      timer.unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const next = async (mostMs: number): Promise<void> => {
    if (!rung) await rungWithin(mostMs);
    const restMs = restUntil - performance.now();
    if (restMs > 0) await wait(restMs);
    restUntil = performance.now() + REST_MS;
    rung = false;
  };
  return { next, ring, stop };
}
