// Set by effects only. A file of its own, because pages that everybody may see ask for it, and load nothing else of a tab.
let leaving = false;
let watched = false;

/** Whether this tab is leaving. Late answers must not act on it any more. */
export function isLeaving(): boolean {
  return leaving;
}

/** Marks this tab as leaving, for good. */
export function noteLeaving(): void {
  leaving = true;
}

/** Whether the document is still watched for a page that was shown before. */
export function isTabWatched(): boolean {
  return watched;
}

/** Notes whether the document is watched. */
export function noteWatched(isWatched: boolean): void {
  watched = isWatched;
}
