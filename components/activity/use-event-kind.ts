"use client";

import { useSearchParams } from "next/navigation";
import { eventKindSchema, type EventKind } from "@/lib/activity/event-kind";

/**
 * Returns the kind of events that the address asks for (null: all), and a function that asks for another. Each choice
 * is an entry of the history, so Back works; Next follows `pushState` without asking the server.
 */
export function useEventKind(): [kind: EventKind | null, show: (kind: EventKind | null) => void] {
  const kind = eventKindSchema.nullable().catch(null).parse(useSearchParams().get("kind"));
  return [kind, (next) => history.pushState(null, "", next === null ? location.pathname : `?kind=${next}`)];
}
