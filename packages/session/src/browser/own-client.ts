import type { QueryClient } from "@tanstack/react-query";

// Set in browsers only: on the server this module is shared by everybody's requests.
let own: QueryClient | undefined;

/**
 * The React Query client that the package's parts have made for themselves in this document, because their host has none there;
 * undefined while none of them has needed one. A file of its own, because a page without queries loads nothing of React Query.
 */
export function ownClient(): QueryClient | undefined {
  return own;
}

/** Notes that client. */
export function noteOwnClient(client: QueryClient): void {
  own = client;
}
