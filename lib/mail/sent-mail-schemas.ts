import { z } from "zod";

/** A mail that was sent to a person, or is going to be. What it said is not kept. */
export const sentMailSchema = z.object({
  id: z.uuid(),
  /** What it is about. A newer server knows more kinds. */
  kind: z.string(),
  recipient: z.string(),
  /** `sent`: the mail server took it. `failed`: it refused, and nothing is tried any more. */
  state: z.enum(["waiting", "sent", "failed"]),
  at: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
});

export const sentMailsSchema = z.object({ mails: z.array(sentMailSchema), nextCursor: z.string().nullable() });

export type SentMail = z.infer<typeof sentMailSchema>;
export type SentMails = z.infer<typeof sentMailsSchema>;
