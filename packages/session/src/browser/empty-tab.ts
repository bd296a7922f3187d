import type { QueryClient } from "@tanstack/react-query";
import { browserWords } from "./browser-words.ts";
import { endCoverWords, sayOnCover } from "./cover-words.ts";
import { emptyStores } from "./empty-stores.ts";
import { ownClient } from "./own-client.ts";

let focused: Element | null = null;

/** Covers the tab at once: from now on nothing of the person is painted. Says these words if that takes long. */
export function coverTab(words = browserWords().cover.oneMoment): void {
  if (!isCovered()) focused = document.activeElement;
  document.documentElement.dataset["covered"] = "";
  sayOnCover(words);
}

/** Whether the tab is covered now. */
export function isCovered(): boolean {
  return document.documentElement.dataset["covered"] !== undefined;
}

/** Uncovers a tab that may still show its page. The focus goes back to where it was. */
export function uncoverTab(): void {
  endCoverWords();
  delete document.documentElement.dataset["covered"];
  // What is hidden loses it.
  if (focused instanceof HTMLElement && document.activeElement === document.body) focused.focus();
  focused = null;
}

/**
 * Removes the person's data from this tab: cancels running queries, then clears the host's React Query cache and our own, if there
 * are any, the copy of the page's data that Next leaves in its scripts, and the stores of this origin ({@link emptyStores}).
 */
export async function emptyTab(given: QueryClient | undefined): Promise<void> {
  const clients = [...new Set([given, ownClient()])];
  const cancelled = clients.map((client) => client?.cancelQueries());
  for (const client of clients) client?.clear();
  emptyScripts();
  await Promise.allSettled([...cancelled, emptyStores()]);
  // A query that was about to answer may have written while the others were cancelled.
  for (const client of clients) client?.clear();
}

// Next streams what the server rendered a second time, in inline scripts that have run by now.
function emptyScripts(): void {
  for (const script of document.querySelectorAll("script:not([src])"))
    if (script.textContent.includes("__next_f")) script.remove();
}
