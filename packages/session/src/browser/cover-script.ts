import { RESTORED, SESSION_PAGE } from "./empty-tab.ts";
import { pathsOf, type HostPaths } from "./tab-session.ts";

/**
 * Covers a session's page when it is left: Chromium keeps even no-store pages for Back. A page that comes back is handed to
 * `watch-tab.ts`, which asks the server before it uncovers the page. Where that script has not run, or never will, the page
 * is loaded again, so that the server decides: by a navigation, because a reload would send a form once more.
 *
 * Chromium shows the last picture of a restored page before it paints the cover. A page that has requested something that no
 * cache may keep is not restored, so the page does that as soon as it is there: a later request might never be sent. A page
 * that is left before the answer came may be kept: it comes back covered, after its last picture.
 *
 * The function runs as inline text, so it can use nothing but its arguments.
 */
export function guardCover(sessionPage: string, restored: string, mePath: string): void {
  const root = document.documentElement;
  const isSessionPage = () => document.querySelector(`[${sessionPage}]`) !== null;
  addEventListener("DOMContentLoaded", () => {
    if (isSessionPage()) fetch(mePath, { method: "OPTIONS" }).catch(() => undefined);
  });
  addEventListener("pagehide", () => {
    if (isSessionPage()) root.dataset["covered"] = "";
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted || root.dataset["covered"] === undefined) return;
    if (dispatchEvent(new Event(restored, { cancelable: true }))) location.replace(location.pathname + location.search);
  });
}

/** {@link guardCover} for a page's head: it runs before any content, and needs no other script. */
export function coverScript(paths: Partial<HostPaths> = {}): string {
  const values = [SESSION_PAGE, RESTORED, pathsOf({ paths }).me].map((value) => JSON.stringify(value));
  return `(${guardCover.toString()})(${values.join()})`;
}

/** The minimal cover, for a page whose stylesheet never came. The rest is in globals.css. */
export const COVER_STYLE = "html[data-covered] body{visibility:hidden}";
