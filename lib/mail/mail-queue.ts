import "server-only";
import { db, type Transaction } from "@/lib/db";
import { env, isLoopbackOrigin } from "@/lib/env";
import { askDatabase } from "@/lib/errors";
import type { Language } from "@/lib/language";

/** What a mail says, and in which language. */
export type MailWords = { readonly subject: string; readonly text: string; readonly language: Language };

/** Queues a mail in the transaction that it tells of: sent if that commits, never if not. */
export async function queueMail(transaction: Transaction, recipient: string, words: MailWords): Promise<void> {
  await transaction.mail.create({ data: { recipient, ...words }, select: { id: true } });
}

/** Whether mail stays in the database, to be read at `/outbox`: on a developer's machine without `SMTP_URL`. */
export function hasOutbox(): boolean {
  return env().SMTP_URL === undefined && isLoopbackOrigin();
}

/** A mail that waits in the outbox. */
export type OutboxMail = Omit<MailWords, "language"> & {
  readonly language: string | null;
  readonly id: string;
  readonly recipient: string;
  readonly createdAt: Date;
};

/** The newest mails of the outbox. Throws `DatabaseUnavailable`. */
export async function listOutbox(): Promise<OutboxMail[]> {
  const select = { id: true, recipient: true, subject: true, text: true, language: true, createdAt: true } as const;
  return askDatabase(() => db().mail.findMany({ select, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 50 }));
}
