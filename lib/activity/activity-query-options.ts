import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { PublicEvent } from "@/lib/activity/activity-schemas";
import type { ApiClient, TabSession } from "aurora-session/browser";

/** Loads the shape of a page of the audit trail. */
export const activityAnswer = async () => (await import("@/lib/activity/activity-schemas")).activitySchema;
const dailyAnswer = async () => (await import("@/lib/activity/activity-schemas")).dailyActivitySchema;

/** The parameter of the first page, which follows no cursor. */
export const FIRST_PAGE = "";

// Keys begin with the session, so that what one session read is never shown to another.

/** Returns the query of the account's audit trail, page by page, of one kind or (null) of all. */
export function activityOptions(api: ApiClient, { sessionId }: TabSession, kind: PublicEvent["kind"] | null) {
  return infiniteQueryOptions({
    queryKey: [sessionId, "activity", "list", kind],
    queryFn: ({ signal, pageParam }) => api(activityPath(kind, pageParam), activityAnswer, { signal }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

function activityPath(kind: PublicEvent["kind"] | null, cursor: string): string {
  const query = new URLSearchParams({ ...(kind !== null && { kind }), ...(cursor !== FIRST_PAGE && { cursor }) });
  return query.size === 0 ? "/api/activity" : `/api/activity?${query}`;
}

/** Returns the query of the sign-ins and endings of the last 30 days. */
export function dailyActivityOptions(api: ApiClient, { sessionId }: TabSession) {
  return queryOptions({
    queryKey: [sessionId, "activity", "daily"],
    queryFn: ({ signal }) => api("/api/activity/daily", dailyAnswer, { signal }),
  });
}

/** Returns the query of the newest events of the account's audit trail. */
export function recentActivityOptions(api: ApiClient, { sessionId }: TabSession) {
  return queryOptions({
    queryKey: [sessionId, "activity", "recent"],
    queryFn: ({ signal }) => api("/api/activity?limit=5", activityAnswer, { signal }),
  });
}
