import { RESTORED, SESSION_PAGE } from "@/lib/browser/empty-tab";

/**
 * Covers a session's page when it is left: Chromium keeps even no-store pages for Back. A page that comes back is handed to
 * `watch-tab.ts`, which asks the server before it uncovers it. Where that has not run, or never will, the page is loaded
 * anew, so that the server decides: by a navigation, because a reload would send a form once more.
 *
 * Of a restored page Chromium shows the last picture before it paints the cover. So the page asks for something that no
 * cache may keep, which keeps it from being kept, as soon as it is there: what it asks later may never be asked. A page that
 * is left before this is answered may still be kept, and its last picture be seen for a moment.
 * Runs as a text of its own, so it knows nothing but its arguments.
 */
export function guardCover(sessionPage: string, restored: string): void {
  const root = document.documentElement;
  const isSessionPage = () => document.querySelector(`[${sessionPage}]`) !== null;
  addEventListener("DOMContentLoaded", () => {
    if (isSessionPage()) fetch("/api/me", { method: "OPTIONS" }).catch(() => undefined);
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
export const COVER_SCRIPT = `(${guardCover.toString()})(${JSON.stringify(SESSION_PAGE)},${JSON.stringify(RESTORED)})`;

/** The least of the cover, for a page whose stylesheet never came. The rest is in globals.css. */
export const COVER_STYLE = "html[data-covered] body{visibility:hidden}";
