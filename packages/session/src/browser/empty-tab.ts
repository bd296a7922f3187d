import type { QueryClient } from "@tanstack/react-query";

/** Preferences belong to the device, not to the person: they stay. Everything else of ours goes. */
const PREFERENCE_PREFIX = "aurora.preference.";
const OURS = "aurora.";

/** Marks a page that belongs to a session, for the script in its head (cover-script.ts), which covers it when it is left. */
export const SESSION_PAGE = "data-session-page";

/** The event for a page that Back restored, covered. A listener that prevents its default takes over the cover. */
export const RESTORED = "aurora:restored";

/** Covers the tab at once: from now on nothing of the person is painted. */
export function coverTab(): void {
  document.documentElement.dataset["covered"] = "";
}

/** Uncovers a tab that may still show its page. */
export function uncoverTab(): void {
  delete document.documentElement.dataset["covered"];
}

/**
 * Removes the person's data from this tab: cancels running queries, then clears the React Query cache, every storage of this
 * origin that holds data of ours, and the copy of the page's data that Next leaves in its scripts. Storage that is missing
 * or blocked holds nothing, so that is no failure.
 */
export async function emptyTab(queryClient: QueryClient): Promise<void> {
  const cancelled = queryClient.cancelQueries();
  queryClient.clear();
  emptyScripts();
  attempt(() => sessionStorage.clear());
  attempt(() => emptyLocalStorage());
  await Promise.allSettled([cancelled, emptyCacheStorage(), emptyIndexedDb()]);
  // A query that was about to answer may have written while the others were cancelled.
  queryClient.clear();
}

function attempt(empty: () => void): void {
  try {
    empty();
  } catch (error) {
    console.warn("A storage is blocked, so it holds nothing of ours.", error);
  }
}

// Next streams what the server rendered a second time, in inline scripts that have run by now.
function emptyScripts(): void {
  for (const script of document.querySelectorAll("script:not([src])"))
    if (script.textContent.includes("__next_f")) script.remove();
}

function emptyLocalStorage(): void {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(OURS) && !key.startsWith(PREFERENCE_PREFIX));
  for (const key of keys) localStorage.removeItem(key);
}

async function emptyCacheStorage(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)));
}

async function emptyIndexedDb(): Promise<void> {
  // Firefox before 126 can't list them.
  const databases = await indexedDB.databases();
  for (const { name } of databases) if (name?.startsWith(OURS) === true) indexedDB.deleteDatabase(name);
}
