import type { EndReason } from "@/lib/end-reason";
import type { ProblemCode } from "@/lib/errors";
import type { ArrivalReason } from "@/lib/words/arrival-words";
import type { SecurityEventType } from "@/lib/session/security-event";

/** A text for each of `Intl.PluralRules`' categories that our languages have. */
export type Plural = { readonly one: string; readonly other: string };

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
    | "rate_limited"
    | "not_awaited"
    | "email_missing"
    | "email_unusable"
    | "email_unverified"
    | "profile_unusable"
    | "other",
    string
  >
>;

type CountedDevices = { readonly none: string; readonly some: Plural };

/** Words for every event of the audit trail. */
export type EventWords = {
  readonly types: Readonly<Record<SecurityEventType, string>>;
  /** Stands in for a type that a newer server knows. */
  readonly unknown: string;
  /** One session that ended, and why several did: "3 devices signed out", and `why`, where there is more to say. */
  readonly endings: Readonly<Record<EndReason, { readonly one: string; readonly why: string | null }>>;
  readonly several: { readonly devices: CountedDevices; readonly otherDevices: CountedDevices };
  /** Several that the person ended, where there is no more to say. */
  readonly byYou: { readonly devices: Plural; readonly otherDevices: Plural };
  /** Who did it, where that was not the person. */
  readonly actors: Readonly<Record<"administrator" | "operator" | "system" | "anonymous", string>>;
};
