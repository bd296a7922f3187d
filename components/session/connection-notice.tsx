"use client";

import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { Alert } from "@/components/ui/alert";
import { useWords } from "@/components/words/words-provider";
import { isOutage } from "aurora-session/browser";

function hasOutage(queryClient: QueryClient): boolean {
  return queryClient
    .getQueryCache()
    .getAll()
    .some(({ state }) => isOutage(state.fetchFailureReason ?? state.error));
}

/** Says that the page may be out of date while the server or its database can't be asked. An outage signs nobody out. */
export function ConnectionNotice() {
  const queryClient = useQueryClient();
  const { title, detail } = useWords().aurora.outage;
  const subscribe = useCallback(
    (listener: () => void) => queryClient.getQueryCache().subscribe(listener),
    [queryClient],
  );
  const isDown = useSyncExternalStore(
    subscribe,
    () => hasOutage(queryClient),
    () => false,
  );
  if (!isDown) return null;
  return (
    <Alert tone="warning" title={title}>
      {detail}
    </Alert>
  );
}
