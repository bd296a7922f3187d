import "server-only";
import { z } from "zod";
import { endReasonSchema } from "@/lib/end-reason";

/**
 * What a commit did to a user's sessions or account, told to whoever shows them. It is a hint, never an authority: who
 * gets it asks the database before acting.
 */
export const sessionNewsSchema = z.object({
  type: z.enum(["ended", "signed_in", "changed"]),
  userId: z.string(),
  /** Null if it may be any session of the user. */
  sessionId: z.string().nullable(),
  reason: endReasonSchema.nullable(),
});

export type SessionNews = z.infer<typeof sessionNewsSchema>;
