import type { EventWords } from "@/lib/words/shapes";

/** Everything that the audit trail tells. */
export const events: EventWords = {
  types: {
    account_created: "Account created",
    app_connected: "App connected",
    signed_in: "Signed in",
    sign_in_failed: "Sign-in failed",
    session_rotated: "Session renewed",
    session_ended: "Session ended",
    sessions_ended: "Sessions ended",
    device_changed: "Device or address changed",
    reauthenticated: "Identity confirmed again",
    reauthentication_failed: "Confirming the identity failed",
    password_changed: "Password changed",
    password_reset_requested: "Password reset requested",
    password_reset: "Password reset",
    password_change_required: "New password required",
    email_change_requested: "Email change requested",
    email_changed: "Email changed",
    email_change_undone: "Email change undone",
    sign_in_reported: "Sign-in reported: “This wasn't me”",
    account_disabled: "Account disabled",
    account_enabled: "Account enabled",
    account_deleted: "Account deleted",
    role_changed: "Role changed",
  },
  unknown: "Something changed",
  endings: {
    user: { one: "Signed out", why: null },
    user_all: { one: "Signed out on all devices", why: null },
    user_elsewhere: { one: "Signed out from another device", why: null },
    replaced_by_login: { one: "Session replaced by a new sign-in", why: "by a new sign-in" },
    idle: { one: "Session ended after a while without use", why: "after a while without use" },
    absolute: { one: "Session reached its longest lifetime", why: "after their longest lifetime" },
    session_limit: { one: "Session ended because there were too many", why: "because there were too many" },
    device_mismatch: { one: "Session ended because its device changed", why: "because they changed" },
    refresh_reuse: {
      one: "App disconnected because its sign-in was used from two places",
      why: "because a sign-in was used from two places",
    },
    password_changed: { one: "Signed out by a password change", why: "by a password change" },
    password_reset: { one: "Signed out by a password reset", why: "by a password reset" },
    email_changed: { one: "Signed out by an email change", why: "by an email change" },
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
