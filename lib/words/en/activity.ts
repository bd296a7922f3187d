import type { EndReason, Plural } from "aurora-session/shared";
import type { SecurityEventType } from "aurora-session/core";

type CountedDevices = { readonly none: string; readonly some: Plural };

type EventWords = {
  readonly types: Readonly<Record<SecurityEventType, string>>;
  /** Stands in for a type that a newer server knows. */
  readonly unknown: string;
  /** One session that ended, and why several did: "3 devices signed out", and `why`, where there is more to say. */
  readonly endings: Readonly<Record<EndReason, { readonly one: string; readonly why: string | null }>>;
  readonly several: { readonly devices: CountedDevices; readonly otherDevices: CountedDevices };
  /** Several that the person ended, where there is no more to say. */
  readonly byYou: { readonly devices: Plural; readonly otherDevices: Plural };
  /** The actor, where that was not the person. */
  readonly actors: Readonly<Record<"administrator" | "operator" | "system" | "anonymous", string>>;
};

/** The audit trail, and the picture of it. */
export const activity = {
  title: "Activity",
  lead: "Every sign-in, sign-out and change of your account: what, where and when.",
  what: "What happened",
  show: "Show",
  everything: "Everything",
  kinds: { sign_ins: "Sign-ins", failures: "Failed attempts", endings: "Sign-outs and endings", changes: "Changes" },
  noneTitle: "Nothing yet",
  none: "What happens to your account is listed here.",
  noneOfKindTitle: "Nothing of this kind",
  noneOfKind: "Choose “Everything” to see all that happened.",
  loading: "Loading your activity",
  failed: "Your activity couldn't be loaded",
  olderFailed: "Older activity couldn't be loaded",
  showOlder: "Show older",
  all: "That is everything.",
  times: { one: "{count} time", other: "{count} times" },
  newest: { one: "The newest one is shown.", other: "The newest {count} are shown." },
  chartTitle: "The last 30 days",
  chartDays: "Days begin at midnight UTC.",
  chartSum: "{signIns} and {endings}",
  chartSummary: "{signIns} and {endings} in the last 30 days",
  chartBar: "{day}: {signIns}, {endings}",
  signInCount: { one: "{count} sign-in", other: "{count} sign-ins" },
  endingCount: { one: "{count} ending", other: "{count} endings" },
  above: "Sign-ins, above the line",
  below: "Endings, below it",
  tableCaption: "Sign-ins and endings per day",
  day: "Day",
  signIns: "Sign-ins",
  endings: "Endings",
};

/** Everything that the audit trail tells. */
export const events: EventWords = {
  types: {
    account_created: "Account created",
    app_connected: "App connected",
    app_disconnected: "App disconnected",
    signed_in: "Signed in",
    sign_in_failed: "Sign-in failed",
    session_rotated: "Session renewed",
    session_ended: "Session ended",
    sessions_ended: "Sessions ended",
    device_changed: "Device or address changed",
    device_named: "Device named",
    reauthenticated: "Identity confirmed again",
    reauthentication_failed: "Identity not confirmed",
    password_changed: "Password changed",
    password_reset_requested: "Password reset requested",
    password_reset: "Password reset",
    password_change_required: "New password required",
    email_verified: "Email confirmed",
    account_claimed: "Account taken over by the owner of its email",
    email_change_requested: "Email change requested",
    email_changed: "Email changed",
    email_change_undone: "Email change undone",
    sign_in_reported: "Sign-in reported: “This wasn't me”",
    password_removed: "Password removed",
    provider_removed: "Sign-in through a provider removed",
    browsers_forgotten: "Known browsers forgotten",
    account_disabled: "Account disabled",
    account_enabled: "Account enabled",
    account_deleted: "Account deleted",
    account_restored: "Account brought back",
    role_changed: "Role changed",
    name_changed: "Name changed",
    picture_changed: "Picture changed",
  },
  unknown: "Something changed",
  endings: {
    user: { one: "Signed out", why: null },
    user_all: { one: "Signed out on all devices", why: null },
    user_elsewhere: { one: "Signed out from another device", why: null },
    replaced_by_login: { one: "Session replaced by a new sign-in", why: "by a new sign-in" },
    idle: { one: "Session ended after a while without use", why: "after a while without use" },
    absolute: { one: "Session reached its maximum lifetime", why: "after the maximum lifetime" },
    session_limit: { one: "Session ended because there were too many", why: "because there were too many" },
    device_mismatch: { one: "Session ended because its device changed", why: "because they changed" },
    refresh_reuse: {
      one: "App disconnected because its sign-in was used from two places",
      why: "because a sign-in was used from two places",
    },
    password_changed: { one: "Signed out by a password change", why: "by a password change" },
    password_reset: { one: "Signed out by a password reset", why: "by a password reset" },
    sign_in_method_removed: {
      one: "Signed out because a way to sign in was removed",
      why: "because a way to sign in was removed",
    },
    email_changed: { one: "Signed out by an email change", why: "by an email change" },
    email_proven: {
      one: "Signed out because the owner of the email address signed in",
      why: "because the owner of the email address signed in",
    },
    reported: { one: "Signed out after “This wasn't me”", why: "after “This wasn't me”" },
    admin: { one: "Session ended", why: null },
    user_disabled: {
      one: "Session ended because the account was disabled",
      why: "because the account was disabled",
    },
    user_deleted: { one: "Session ended because the account was deleted", why: "because the account was deleted" },
  },
  several: {
    devices: {
      none: "No devices signed out",
      some: { one: "{count} device signed out", other: "{count} devices signed out" },
    },
    otherDevices: {
      none: "No other devices signed out",
      some: { one: "{count} other device signed out", other: "{count} other devices signed out" },
    },
  },
  byYou: {
    devices: { one: "Signed out {count} device", other: "Signed out {count} devices" },
    otherDevices: { one: "Signed out {count} other device", other: "Signed out {count} other devices" },
  },
  actors: {
    administrator: "by an administrator",
    operator: "by an operator",
    system: "automatically",
    anonymous: "by someone who was not signed in",
  },
};
