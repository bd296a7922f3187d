import "server-only";
import { sql, type Queryable, asOutage, openText, sealText, deriveKey, deriveKeys } from "aurora-session/core";
import { db } from "@/lib/db";
import { env, isLoopbackOrigin } from "@/lib/env";
import type { Language } from "aurora-session/shared";
import { launchedRequest } from "@/lib/process/launched-request";
import type { MailKind } from "@/lib/words/mail-titles";

/** The words of a mail, what it is about, and their language. */
export type MailWords = {
  readonly kind: MailKind;
  readonly subject: string;
  readonly text: string;
  readonly language: Language;
};

/** The address of a mail, and the person in whose list it stands. */
type Addressee = {
  readonly email: string;
  /**
   * Null unless the address is that person's, or was until this mail. They would else read in their list what only the owner
   * of the mailbox may know: whether an address has an account, or who asks for one that they gave up.
   */
  readonly userId: string | null;
};

const SEALED = "sealed:";

/** Seals a mail's text for the database. Its links and codes open accounts, so a copy of the database must not tell them. */
export function sealMail(recipient: string, text: string): string {
  return SEALED + sealText(text, deriveKey("mail"), recipient);
}

/**
 * Returns the text of a queued mail, or null if it was sealed with another `AUTH_SECRET`. Mail that an older version
 * queued is not sealed.
 */
export function openMail({ recipient, text }: { readonly recipient: string; readonly text: string }): string | null {
  return text.startsWith(SEALED) ? openText(text.slice(SEALED.length), deriveKeys("mail"), recipient) : text;
}

const withMail = new WeakSet<Queryable>();

/** Whether a mail was queued in a transaction. */
export function hasQueuedMail(transaction: Queryable): boolean {
  return withMail.has(transaction);
}

/** Queues a mail in the transaction that it tells of: it is sent, and stands in a list, if that commits, and never if not. */
export async function queueMail(
  transaction: Queryable,
  { email, userId }: Addressee,
  { kind, subject, text, language }: MailWords,
): Promise<void> {
  withMail.add(transaction);
  await transaction.query(sql`
    INSERT INTO "Mail" (recipient, "userId", kind, subject, text, language, "createdAt")
    VALUES (${email}, ${userId}::uuid, ${kind}, ${subject}, ${sealMail(email, text)}, ${language}, clock_timestamp())`);
}

/** What is left of a mail once it is delivered, or given up: that it was, in the list of its person. */
const EMPTIED = { subject: "", text: "", nextAttemptAt: null } as const;

/** Takes a mail out of the queue when it was delivered at a time, or (null) given up. Mail of nobody's list is gone. */
export async function closeMail(id: string, sentAt: Date | null): Promise<void> {
  const kept = { id, userId: { not: null } };
  const { count } = await db().mail.updateMany({ where: kept, data: { ...EMPTIED, sentAt } });
  if (count === 0) await db().mail.deleteMany({ where: { id } });
}

/**
 * Returns whether the request that is being answered may read, at `/outbox`, the mail that stays in the database: on a
 * developer's machine without `SMTP_URL`, and only from that machine itself. Requests through a proxy or a tunnel may
 * not, and where our launcher doesn't own the socket, nobody can tell.
 */
export function hasOutbox(): boolean {
  return env().SMTP_URL === undefined && isLoopbackOrigin() && launchedRequest()?.isFromHere === true;
}

/** A mail that waits in the outbox. */
export type OutboxMail = Pick<MailWords, "subject"> & {
  /** Null if it was sealed with another `AUTH_SECRET`. */
  readonly text: string | null;
  readonly language: string | null;
  readonly id: string;
  readonly recipient: string;
  readonly createdAt: Date;
};

/** Returns the newest mails of the outbox. Throws `DatabaseUnavailable`. */
export async function listOutbox(): Promise<OutboxMail[]> {
  const select = { id: true, recipient: true, subject: true, text: true, language: true, createdAt: true } as const;
  const mails = await asOutage(() =>
    db().mail.findMany({
      where: { nextAttemptAt: { not: null } },
      select,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 50,
    }),
  );
  return mails.map((mail) => ({ ...mail, text: openMail(mail) }));
}
