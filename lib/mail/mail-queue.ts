import "server-only";
import { sql, type Queryable, asOutage, openText, sealText, deriveKey, deriveKeys } from "aurora-session/core";
import { db } from "@/lib/db";
import { env, isLoopbackOrigin } from "@/lib/env";
import type { Language } from "aurora-session/shared";
import { launchedRequest } from "@/lib/process/launched-request";

/** The words of a mail, and their language. */
export type MailWords = { readonly subject: string; readonly text: string; readonly language: Language };

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

/** Queues a mail in the transaction that it tells of: it is sent if that commits, and never if not. */
export async function queueMail(transaction: Queryable, recipient: string, words: MailWords): Promise<void> {
  const { subject, text, language } = words;
  withMail.add(transaction);
  await transaction.query(sql`
    INSERT INTO "Mail" (recipient, subject, text, language, "createdAt")
    VALUES (${recipient}, ${subject}, ${sealMail(recipient, text)}, ${language}, clock_timestamp())`);
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
export type OutboxMail = Omit<MailWords, "language" | "text"> & {
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
    db().mail.findMany({ select, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 50 }),
  );
  return mails.map((mail) => ({ ...mail, text: openMail(mail) }));
}
