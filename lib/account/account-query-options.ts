import { queryOptions } from "@tanstack/react-query";
import { meOptions as tabOptions, type ApiClient, type Me, type TabSession } from "aurora-session/browser";
import { isBoolean, isEither, isNull, isObjectOf, isText } from "aurora-session/shared";
import { answers } from "@/lib/answers";
import type { MeAnswer } from "@/lib/api-schemas";

const isOfPerson = isObjectOf({
  user: isObjectOf({
    id: isText,
    email: isText,
    emailVerified: isBoolean,
    name: isEither(isText, isNull),
    image: isEither(isText, isNull),
    role: isText,
    mustChangePassword: isBoolean,
  }),
});

function readMe(me: Me): MeAnswer {
  if (!isOfPerson(me)) throw new Error("The answer does not say who is signed in.");
  return me;
}

/** The signed-in person and this session, as the tab itself reads them. */
export function meOptions(api: ApiClient, tab: TabSession) {
  return { ...tabOptions(api, tab), select: readMe };
}

/** The person's ways to sign in. */
export function signInMethodsOptions(api: ApiClient, { sessionId }: TabSession) {
  return queryOptions({
    queryKey: [sessionId, "sign-in-methods"],
    queryFn: ({ signal }) => api("/api/account/sign-in-methods", answers.signInMethods, { signal }),
  });
}
