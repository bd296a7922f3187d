import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  addEventListener("popstate", listener);
  return () => removeEventListener("popstate", listener);
}

/** Replaces Next's hook in tests, which have no router. The address that a page reads follows {@link visit}. */
export function useSearchParams(): URLSearchParams {
  return new URLSearchParams(useSyncExternalStore(subscribe, () => location.search));
}

/** Changes the address as `pushState` and Back do under Next: the page hears of it. */
export function visit(address: string): void {
  history.replaceState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}
