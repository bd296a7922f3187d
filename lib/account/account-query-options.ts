import { queryOptions } from "@tanstack/react-query";
import { meOptions as tabOptions, type ApiClient, type Me, type TabSession } from "aurora-session/browser";
import { meSchema, signInMethodsSchema } from "@/lib/api-schemas";

const readMe = (me: Me) => meSchema.parse(me);

/** The signed-in person and this session, as the tab itself reads them. */
export function meOptions(api: ApiClient, tab: TabSession) {
  return { ...tabOptions(api, tab), select: readMe };
}

/** The person's ways to sign in. */
export function signInMethodsOptions(api: ApiClient, { sessionId }: TabSession) {
  return queryOptions({
    queryKey: [sessionId, "sign-in-methods"],
    queryFn: ({ signal }) => api("/api/account/sign-in-methods", signInMethodsSchema, { signal }),
  });
}
