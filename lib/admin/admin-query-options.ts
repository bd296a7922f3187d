import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { UserFilter, UserSort } from "@/lib/admin/admin-schemas";
import { activityAnswer } from "@/lib/activity/activity-query-options";
import type { ApiClient, TabSession } from "aurora-session/browser";

const userAnswer = async () => (await import("@/lib/admin/admin-schemas")).adminUserSchema;
const usersAnswer = async () => (await import("@/lib/admin/admin-schemas")).adminUsersSchema;
/** Loads the shape of the answer to a command. */
export const commandAnswer = async () => (await import("@/lib/admin/admin-schemas")).adminCommandSchema;

const POLL_MS = 15_000;

/** The users that an administrator looks at. `search` is a part of the name or of the address. */
export type UserSearch = { readonly show: UserFilter; readonly search: string; readonly sort: UserSort };

/** Returns the key that all lists of users share: invalidating it asks for each of them again. */
export function adminUsersKey({ sessionId }: TabSession): readonly string[] {
  return [sessionId, "admin", "users"];
}

/** Returns the query of users with their live sessions, page by page, which is asked again every 15 s. */
export function adminUsersOptions(api: ApiClient, tab: TabSession, { show, search, sort }: UserSearch) {
  return infiniteQueryOptions({
    queryKey: [...adminUsersKey(tab), show, search, sort],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ show, search, sort, ...(pageParam !== null && { cursor: pageParam }) });
      return api(`/api/admin/users?${query}`, usersAnswer, { signal });
    },
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: POLL_MS,
  });
}

/** Returns the query of one user with their live sessions, which is asked again every 15 s. */
export function adminUserOptions(api: ApiClient, tab: TabSession, id: string) {
  return queryOptions({
    queryKey: [...adminUsersKey(tab), id],
    queryFn: ({ signal }) => api(`/api/admin/users/${id}`, userAnswer, { signal }),
    refetchInterval: POLL_MS,
  });
}

/** Returns the query of a user's audit trail, page by page. */
export function adminActivityOptions(api: ApiClient, tab: TabSession, id: string) {
  return infiniteQueryOptions({
    queryKey: [...adminUsersKey(tab), id, "activity"],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams(pageParam === null ? {} : { cursor: pageParam });
      return api(`/api/admin/users/${id}/activity?${query}`, activityAnswer, { signal });
    },
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

function firstPage(): string | null {
  return null;
}
