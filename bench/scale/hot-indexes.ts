import type { OperationName } from "./operations.ts";

/** The indexes that each operation must use. Without one of them it would read whole tables, or sort them. */
export const HOT_INDEXES: Readonly<Record<OperationName | "pruning", readonly string[]>> = {
  bareRead: ["Session_pkey"],
  check: ["Session_tokenHash_key", "User_pkey"],
  bearerCheck: ["Session_pkey", "User_pkey"],
  touch: ["Session_pkey"],
  signIn: ["User_email_key", "User_pkey", "SessionEpoch_pkey", "KnownDevice_pkey", "Session_of_user"],
  signOut: ["Session_tokenHash_key", "Session_pkey"],
  everywhere1: ["Session_tokenHash_key", "Session_of_user"],
  everywhere100: ["Session_tokenHash_key", "Session_of_user"],
  everywhere1000: ["Session_tokenHash_key", "Session_of_user"],
  others100: ["Session_of_user"],
  deviceList: ["Session_of_user"],
  activityPage: ["SecurityEvent_userId_at_id_idx"],
  pruning: [
    "Session_live_by_absolute_end",
    "Session_live_by_idle_end",
    "Session_ended",
    "Session_of_user",
    "SecurityEvent_at_idx",
    "KnownDevice_lastSeenAt_idx",
    "User_deleted",
  ],
};
