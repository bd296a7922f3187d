import { z } from "zod";
import { endReasonSchema } from "./end-reason.ts";

/**
 * Why a person is on the login page: the reason their session is over, what a tab noticed, or `session_timeout`, by which apps beside
 * this one lead here.
 */
export const arrivalReasonSchema = z.enum([
  ...endReasonSchema.options,
  "session_missing",
  "other_user",
  "session_timeout",
]);

export type ArrivalReason = z.infer<typeof arrivalReasonSchema>;
