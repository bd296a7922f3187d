import * as z from "zod/mini";

/** A mail that was sent to a person, or is going to be. What it said is not kept. */
export const sentMailSchema = z.object({
  id: z.uuid(),
  /** What it is about. A newer server knows more kinds. */
  kind: z.string(),
  recipient: z.string(),
  /** `sent`: the mail server took it. `failed`: it refused, and nothing is tried any more. */
  state: z.enum(["waiting", "sent", "failed"]),
  at: z.iso.datetime(),
  sentAt: z.nullable(z.iso.datetime()),
});

export const sentMailsSchema = z.object({ mails: z.array(sentMailSchema), nextCursor: z.nullable(z.string()) });

export type SentMail = z.infer<typeof sentMailSchema>;
export type SentMails = z.infer<typeof sentMailsSchema>;
