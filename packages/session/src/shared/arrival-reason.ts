import { z } from "zod";
import { endReasonSchema } from "./end-reason.ts";

/** Why a person is on the login page: the reason their session is over, or what a tab noticed. */
export const arrivalReasonSchema = z.enum([...endReasonSchema.options, "session_missing", "other_user"]);

export type ArrivalReason = z.infer<typeof arrivalReasonSchema>;
