import type { ProblemCode } from "@/lib/errors";
import type { ArrivalReason } from "@/lib/reasons";

/** Words for every error code: one more code does not compile until each language has words for it. */
export type ProblemWords = Readonly<Record<ProblemCode, { readonly title: string; readonly detail: string }>>;

/** Words for every reason to be on the login page. */
export type ReasonWords = Readonly<Record<ArrivalReason, string>>;

/** Why signing in with a provider failed. */
export type ProviderErrorWords = Readonly<
  Record<
    | "access_denied"
    | "account_not_linked"
    | "account_disabled"
    | "sign_in_superseded"
    | "session_unverifiable"
    | "other",
    string
  >
>;
