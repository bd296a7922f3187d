import { queryOptions, type DataTag, type DefaultError, type UnusedSkipTokenOptions } from "@tanstack/react-query";
import type { PublicSession, Sessions } from "../shared/schemas.ts";
import { meShape, sessionsShape } from "./answer-shapes.ts";
import type { ApiClient } from "./api-client.ts";
import { pathsOf, type TabSession } from "./tab-session.ts";

const POLL_MS = 15_000;
// The event stream tells sooner.
const LIST_POLL_MS = 60_000;

/** This tab's session, and what the host says of its person. */
export type Me = { readonly session: PublicSession };

/** Asks for the signed-in person and this session. A tab that may not read them leaves, as at any 401. */
export function askMe(api: ApiClient, tab: Pick<TabSession, "paths">, signal?: AbortSignal): Promise<Me> {
  return api(pathsOf(tab).me, meShape, signal && { signal });
}

// Named, so that our published types name no package that a host has not installed.
type TabQuery<Data> = UnusedSkipTokenOptions<Data, DefaultError, Data, string[]> & {
  queryKey: DataTag<string[], Data, DefaultError>;
};

// Keys begin with the session, so that the data of one session is never shown to another person.

/** The signed-in person and this session, looked at again every 15 s. Polls are no activity: they keep nobody signed in. */
export function meOptions(api: ApiClient, tab: TabSession): TabQuery<Me> {
  return queryOptions({
    queryKey: [tab.sessionId, "me"],
    queryFn: ({ signal }) => askMe(api, tab, signal),
    refetchInterval: POLL_MS,
  });
}

/** The person's live sessions, looked at again when something changes, and every minute where nothing can be told. */
export function sessionsOptions(api: ApiClient, { sessionId }: TabSession): TabQuery<Sessions> {
  return queryOptions({
    queryKey: [sessionId, "sessions"],
    queryFn: ({ signal }) => api("/api/auth/sessions", sessionsShape, { signal }),
    refetchInterval: LIST_POLL_MS,
  });
}
