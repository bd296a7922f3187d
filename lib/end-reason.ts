import { z } from "zod";

/** Why a session is over: one value for the row, the audit trail, the 401 body, the broadcast and the words on the page. */
export const endReasonSchema = z.enum([
  /** The person signed out here. */
  "user",
  /** The person signed out everywhere. */
  "user_all",
  /** Someone signed in over it in the same browser. */
  "replaced_by_login",
  /** Nobody used it for its idle timeout. */
  "idle",
  /** Its absolute lifetime is over. */
  "absolute",
  /** The account was disabled. */
  "user_disabled",
]);

export type EndReason = z.infer<typeof endReasonSchema>;
