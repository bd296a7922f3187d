const LONGEST_WAIT_MS = 5_000;

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
