import { infiniteQueryOptions } from "@tanstack/react-query";
import { adminUsersSchema, type UserFilter } from "@/lib/admin/admin-schemas";
import type { ApiClient, TabSession } from "aurora-session/browser";

const POLL_MS = 15_000;

/** The users that an administrator looks at. `email` is a part of the address. */
export type UserSearch = { readonly show: UserFilter; readonly email: string };

/** Returns the key that all lists of users share: invalidating it asks for each of them again. */
export function adminUsersKey({ sessionId }: TabSession): readonly string[] {
  return [sessionId, "admin", "users"];
}

/** Returns the query of users with their live sessions, page by page, which is asked again every 15 s. */
export function adminUsersOptions(api: ApiClient, tab: TabSession, { show, email }: UserSearch) {
  return infiniteQueryOptions({
    queryKey: [...adminUsersKey(tab), show, email],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ show, email, ...(pageParam !== null && { cursor: pageParam }) });
      return api(`/api/admin/users?${query}`, adminUsersSchema, { signal });
    },
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: POLL_MS,
  });
}

function firstPage(): string | null {
  return null;
}
