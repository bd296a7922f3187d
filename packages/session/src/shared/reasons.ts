/** Why a session is over: one value for the row, the audit trail, the 401 body, the broadcast and the words on the page. */
export const END_REASONS = [
  /** The person signed out here. */
  "user",
  /** The person signed out everywhere. */
  "user_all",
  /** The person ended it from another device. */
  "user_elsewhere",
  /** Someone signed in over it in the same browser. */
  "replaced_by_login",
  /** Nobody used it for its idle timeout. */
  "idle",
  /** Its absolute lifetime is over. */
  "absolute",
  /** The user had more sessions than the limit; this one was used least recently. */
  "session_limit",
  /** Its cookie came from another browser on another system. */
  "device_mismatch",
  /** A refresh token was used twice: someone else has a copy. */
  "refresh_reuse",
  /** The password was changed, in another session. */
  "password_changed",
  /** The password was reset by a mailed link. */
  "password_reset",
  /** A way to sign in was removed, in another session. */
  "sign_in_method_removed",
  /** The account's e-mail address was changed, or changed back. */
  "email_changed",
  /** Nobody had proved the account's mailbox, and a provider now did: the account is its owner's. */
  "email_proven",
  /** The person said "This wasn't me" to a notice. */
  "reported",
  /** An administrator ended it. */
  "admin",
  /** The account was disabled. */
  "user_disabled",
  /** The account was deleted. */
  "user_deleted",
] as const;

export type EndReason = (typeof END_REASONS)[number];

/**
 * Why a person is on the login page: the reason their session is over, what a tab noticed, or `session_timeout`, by which apps beside
 * this one lead here.
 */
export const ARRIVAL_REASONS = [...END_REASONS, "session_missing", "other_user", "session_timeout"] as const;

export type ArrivalReason = (typeof ARRIVAL_REASONS)[number];
