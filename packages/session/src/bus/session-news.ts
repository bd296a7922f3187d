import "server-only";
import { z } from "zod";
import { endReasonSchema } from "../shared/end-reason.ts";

/**
 * News that a commit changed a user's sessions or account, for everything that shows them. They are a hint, never an
 * authority: the receiver asks the database before acting.
 */
export const sessionNewsSchema = z.object({
  type: z.enum(["ended", "signed_in", "changed"]),
  userId: z.string(),
  /** Null if it may be any session of the user. */
  sessionId: z.string().nullable(),
  reason: endReasonSchema.nullable(),
});

export type SessionNews = z.infer<typeof sessionNewsSchema>;
