import { infiniteQueryOptions } from "@tanstack/react-query";
import type { ApiClient, TabSession } from "aurora-session/browser";

const mailsAnswer = async () => (await import("@/lib/mail/sent-mail-schemas")).sentMailsSchema;

/** The parameter of the first page, which follows no cursor. */
export const FIRST_PAGE = "";

/** Returns the query of the mails to the person, page by page. */
export function sentMailsOptions(api: ApiClient, { sessionId }: TabSession) {
  return infiniteQueryOptions({
    queryKey: [sessionId, "mails"],
    queryFn: ({ signal, pageParam }) => api(mailsPath(pageParam), mailsAnswer, { signal }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

function mailsPath(cursor: string): string {
  return cursor === FIRST_PAGE ? "/api/account/mails" : `/api/account/mails?${new URLSearchParams({ cursor })}`;
}
