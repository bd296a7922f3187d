/**
 * Makes a signal that aborts as soon as one of two does, with its reason: `AbortSignal.any` (DOM §3.2.1), which the oldest
 * browsers that `browserslist` names lack. It came with Chrome 116, Firefox 124 and Safari 17.4.
 */
export function eitherSignal(one: AbortSignal, other: AbortSignal): AbortSignal {
  const either = new AbortController();
  for (const signal of [one, other]) {
    if (signal.aborted) either.abort(signal.reason);
    signal.addEventListener("abort", () => either.abort(signal.reason), { signal: either.signal });
  }
  return either.signal;
}
