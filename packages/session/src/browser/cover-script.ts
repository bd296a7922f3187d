import { RESTORED, SESSION_PAGE } from "./session-page.ts";
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
 * The function runs as inline text, so it can use nothing but its arguments. It does its work once in a document, however
 * often it runs.
 */
export function guardCover(sessionPage: string, restored: string, mePath: string): void {
  const installed = Symbol.for("aurora.cover");
  if (Reflect.has(globalThis, installed)) return;
  Reflect.set(globalThis, installed, true);
  const root = document.documentElement;
  const isSessionPage = () => document.querySelector(`[${sessionPage}]`) !== null;
  const ask = () => {
    if (isSessionPage()) fetch(mePath, { method: "OPTIONS" }).catch(() => undefined);
  };
  addEventListener("DOMContentLoaded", ask);
  // It came with a soft navigation.
  if (document.readyState !== "loading") ask();
  addEventListener("pagehide", () => {
    if (isSessionPage()) root.dataset["covered"] = "";
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted || root.dataset["covered"] === undefined) return;
    if (dispatchEvent(new Event(restored, { cancelable: true }))) location.replace(location.pathname + location.search);
  });
}

/** Installs {@link guardCover} in a document whose head has no script for it. */
export function installCover(paths: Partial<HostPaths> = {}): void {
  guardCover(SESSION_PAGE, RESTORED, pathsOf({ paths }).me);
}

/** {@link guardCover} for a page's head: it runs before any content, and needs no other script. */
export function coverScript(paths: Partial<HostPaths> = {}): string {
  const values = [SESSION_PAGE, RESTORED, pathsOf({ paths }).me].map((value) => JSON.stringify(value));
  return `(${guardCover.toString()})(${values.join()})`;
}

/**
 * The cover: while `<html data-covered>` stands, nothing of the page is seen, read aloud, clicked or printed.
 * `transition: none`, because a running transition outranks even !important; `body *`, because a child may call itself
 * visible; `::before` of `<html>` lies outside the body, so it alone stays, in the colour `--aurora-cover`. A layer, because
 * among !important rules those of layers win, and of layers the first: a host that has layers names this one before them.
 * The words of a cover that stands long (`cover-words.ts`) have the colour `--aurora-cover-ink`.
 */
export const COVER_STYLE = `@layer aurora-cover {
html[data-covered] :is(body, body *),
html[data-covered] :is(body, body *)::before,
html[data-covered] :is(body, body *)::after,
html[data-covered] :is(body, body *)::backdrop {
visibility: hidden !important; transition: none !important; animation: none !important;
}
html[data-covered]::before {
content: "" !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important;
background: var(--aurora-cover, Canvas) !important;
}
html[data-covered]::view-transition { display: none !important; }
[data-aurora="cover"] {
box-sizing: border-box !important; display: grid !important; place-items: center !important; position: fixed !important;
inset: 0 !important; width: 100% !important; height: 100% !important; max-width: none !important; max-height: none !important;
margin: 0 !important; padding: 1rem !important; border: 0 !important; outline: 0 !important; background: none !important;
text-align: center; color: var(--aurora-cover-ink, CanvasText);
}
[data-aurora="cover"]::backdrop { background: none !important; }
@media print { html[data-covered] body { display: none !important; } }
}`;
