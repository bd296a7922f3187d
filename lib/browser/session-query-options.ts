import { queryOptions } from "@tanstack/react-query";
import { sessionsSchema } from "aurora-session/shared";
import { meSchema, signInMethodsSchema } from "@/lib/api-schemas";
import type { ApiClient } from "@/lib/browser/api-client";
import type { TabSession } from "@/lib/browser/tab-session";

const POLL_MS = 15_000;
// The event stream tells sooner.
const LIST_POLL_MS = 60_000;

// Keys begin with the session, so that the data of one session is never shown to another person.

/** The signed-in person and this session, looked at again every 15 s. Polls are no activity: they keep nobody signed in. */
export function meOptions(api: ApiClient, { sessionId }: TabSession) {
  return queryOptions({
    queryKey: [sessionId, "me"],
    queryFn: ({ signal }) => api("/api/me", meSchema, { signal }),
    refetchInterval: POLL_MS,
  });
}

/** The person's live sessions, looked at again when something changes, and every minute where nothing can be told. */
export function sessionsOptions(api: ApiClient, { sessionId }: TabSession) {
  return queryOptions({
    queryKey: [sessionId, "sessions"],
    queryFn: ({ signal }) => api("/api/auth/sessions", sessionsSchema, { signal }),
    refetchInterval: LIST_POLL_MS,
  });
}

/** The person's ways to sign in. */
export function signInMethodsOptions(api: ApiClient, { sessionId }: TabSession) {
  return queryOptions({
    queryKey: [sessionId, "sign-in-methods"],
    queryFn: ({ signal }) => api("/api/account/sign-in-methods", signInMethodsSchema, { signal }),
  });
}
