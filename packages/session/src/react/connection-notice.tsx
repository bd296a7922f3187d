"use client";

import type { QueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { isOutage } from "../browser/query-client.ts";
import { useConnection } from "./offline-notice.tsx";
import { useClient } from "./use-client.ts";
import { usePieces } from "./pieces.tsx";
import { useRoom } from "./words-provider.tsx";
import { outage as english } from "../words/en/outage.ts";

function hasOutage(queryClient: QueryClient): boolean {
  return queryClient
    .getQueryCache()
    .getAll()
    .some(({ state }) => isOutage(state.fetchFailureReason ?? state.error));
}

/** Says that the page may be out of date while the server or its database can't be asked. An outage signs nobody out. */
export function ConnectionNotice() {
  const queryClient = useClient();
  const { Notice } = usePieces();
  const { title, detail } = useRoom("outage", english);
  const subscribe = useCallback(
    (listener: () => void) => queryClient.getQueryCache().subscribe(listener),
    [queryClient],
  );
  const isDown = useSyncExternalStore(
    subscribe,
    () => hasOutage(queryClient),
    () => false,
  );
  // Then the notice of OfflineNotice says so.
  const isUnreachable = useConnection() !== "online";
  if (!isDown || isUnreachable) return null;
  return (
    <Notice tone="warning" title={title}>
      {detail}
    </Notice>
  );
}
