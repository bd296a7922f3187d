const LONGEST_WAIT_MS = 5_000;
const TRY_AGAIN_MS = 15_000;

/**
 * Calls `run` once the page is loaded, or after five seconds: for code that is no part of a page's first load, and must not wait for
 * a picture that never comes. Returns the function that stops it.
 */
export function onceLoaded(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    removeEventListener("load", begin);
    clearTimeout(timer);
  };
  const begin = () => {
    stop();
    run();
  };
  if (document.readyState === "complete") run();
  else {
    addEventListener("load", begin);
    timer = setTimeout(begin, LONGEST_WAIT_MS);
  }
  return stop;
}

/**
 * Loads code that is no part of a page's first load, {@link onceLoaded}. Where it can't be loaded, it is tried again every 15
 * seconds. Returns the function that stops it.
 */
export function loadLater(load: () => Promise<void>): () => void {
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const attempt = (): void => {
    load().catch((error: unknown) => {
      console.warn(error);
      if (!isStopped) timer = setTimeout(attempt, TRY_AGAIN_MS);
    });
  };
  const stopWaiting = onceLoaded(attempt);
  return () => {
    isStopped = true;
    stopWaiting();
    clearTimeout(timer);
  };
}
