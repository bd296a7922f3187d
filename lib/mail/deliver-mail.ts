import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { z } from "zod";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { asEverybody } from "@/lib/database/fair-pool";
import { outsideOfRequests } from "@/lib/process/launched-request";
import { log } from "@/lib/process/log";
import { closeMail, openMail } from "@/lib/mail/mail-queue";
import { processState } from "@/lib/process/process-state";

declare global {
  interface ProcessState {
    /** The one delivery of this process that waits for its time. */
    mailTimer?: NodeJS.Timeout;
    /** The delivery that is running, and whether mail was queued since it began. */
    mailDelivery?: { more: boolean };
    mailTransport?: Transporter;
  }
}

const BATCH = 10;
const LOOK_AGAIN_MS = 30_000;
const SMTP_TIMEOUT_MS = 20_000;
const GIVE_UP_AFTER_ATTEMPTS = 20;

// A claim moves the next attempt: of several processes one sends, and one that dies leaves the mail to be sent later.
const CLAIM = `
  UPDATE "Mail" SET attempts = attempts + 1,
    "nextAttemptAt" = now() + make_interval(secs => LEAST(3600, 60 * power(2, LEAST(attempts, 6))))
  WHERE id IN (
    SELECT id FROM "Mail" WHERE "nextAttemptAt" <= now() ORDER BY "nextAttemptAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  )
  RETURNING id, recipient, subject, text, language, attempts`;

const claimedSchema = z.array(
  z.object({
    id: z.string(),
    recipient: z.string(),
    subject: z.string(),
    text: z.string(),
    language: z.string().nullable(),
    attempts: z.number(),
  }),
);

type ClaimedMail = z.infer<typeof claimedSchema>[number];

function transport(url: string): Transporter {
  return (processState.mailTransport ??= createTransport(url, {
    connectionTimeout: SMTP_TIMEOUT_MS,
    greetingTimeout: SMTP_TIMEOUT_MS,
    socketTimeout: SMTP_TIMEOUT_MS,
  }));
}

/**
 * Delivers queued mail, oldest first, through `SMTP_URL`; without it all mail stays in the outbox. A mail that is
 * refused is tried again after 1, 2, 4 … 60 minutes, 20 times. Returns how many were delivered. Never throws.
 */
export async function deliverMail(): Promise<number> {
  const { SMTP_URL } = env();
  if (SMTP_URL === undefined) return 0;
  try {
    const claimed = claimedSchema.parse((await pool().query(CLAIM)).rows);
    const sent = await Promise.all(claimed.map((mail) => deliver(transport(SMTP_URL), mail)));
    const delivered = sent.filter(Boolean).length;
    return claimed.length < BATCH ? delivered : delivered + (await deliverMail());
  } catch (error) {
    log().warn({ err: error }, "the mail queue could not be read");
    return 0;
  }
}

async function deliver(smtp: Transporter, mail: ClaimedMail): Promise<boolean> {
  const { id, recipient, subject, language, attempts } = mail;
  // RFC 3282.
  const headers = language === null ? {} : { "Content-Language": language };
  try {
    const text = openMail(mail);
    if (text === null) throw new Error("It was sealed with another AUTH_SECRET.");
    await smtp.sendMail({ from: env().MAIL_FROM, to: recipient, subject, text, headers });
  } catch (error) {
    log().error({ err: error, attempts }, "a mail could not be sent and will be tried again");
    if (attempts >= GIVE_UP_AFTER_ATTEMPTS) await closeMail(id, null);
    return false;
  }
  await closeMail(id, new Date());
  return true;
}

/**
 * Delivers soon, without anybody waiting for it, and looks again from time to time as long as the process lives.
 * However often it is called, one delivery runs at a time.
 */
export function deliverSoon(): void {
  if (env().SMTP_URL === undefined) return;
  if (processState.mailDelivery === undefined) asEverybody(() => outsideOfRequests(() => planDelivery(0)));
  else processState.mailDelivery.more = true;
}

function planDelivery(delayMs: number): void {
  clearTimeout(processState.mailTimer);
  processState.mailTimer = setTimeout(() => {
    const delivery = { more: false };
    processState.mailDelivery = delivery;
    const planNext = () => {
      delete processState.mailDelivery;
      planDelivery(delivery.more ? 0 : LOOK_AGAIN_MS);
    };
    deliverMail().then(planNext, (error: unknown) => {
      log().error({ err: error }, "mail delivery failed and will be tried again");
      planNext();
    });
  }, delayMs).unref();
}
