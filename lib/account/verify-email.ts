import "server-only";
import type { Requester } from "@/lib/account/requester";
import { countMail } from "@/lib/mail/mail-limits";
import { consumeSecret, createSecret } from "@/lib/account/mailed-secret";
import { countLinkUse } from "@/lib/account/sign-in-limits";
import type { Transaction } from "@/lib/db";
import { Problem, type LiveSession, type SessionUser, recordSecurityEvent } from "aurora-session/core";
import { asStranger } from "@/lib/database/fair-pool";
import { queueMail } from "@/lib/mail/mail-queue";
import { mailsFor } from "@/lib/mail/mail-words";
import { commit } from "@/lib/prisma-transaction";

/**
 * Mails the link that confirms the account's address. A link that was mailed before becomes void. Throws
 * `email_already_verified`, `rate_limited`, `DatabaseUnavailable`.
 */
export async function mailVerification({ user }: LiveSession, address: string | null): Promise<void> {
  if (user.emailVerified) throw new Problem("email_already_verified");
  await countMail(user.email, address);
  await commit((transaction) => queueVerification(transaction, user));
}

/** Queues the link that confirms an address, in the caller's transaction. */
export async function queueVerification(
  transaction: Transaction,
  { id: userId, email }: Pick<SessionUser, "id" | "email">,
): Promise<void> {
  const secret = await createSecret(transaction, { purpose: "email_verification", userId, email });
  const mails = await mailsFor(transaction, userId);
  await queueMail(transaction, { email, userId }, mails.confirmEmail(secret));
}

/** Confirms an account's address by a mailed link, once. Throws `link_expired`, `rate_limited`, `DatabaseUnavailable`. */
export async function verifyEmail(secret: string, { device, address }: Requester): Promise<void> {
  await asStranger(async () => {
    await countLinkUse(address);
    await commit(async (transaction) => {
      const { userId, email } = await consumeSecret(transaction, "email_verification", secret);
      if (email === null) throw new Problem("link_expired");
      const where = { id: userId, email };
      const { count } = await transaction.user.updateMany({ where, data: { emailVerified: new Date() } });
      if (count === 0) throw new Problem("link_expired");
      await recordSecurityEvent(transaction, { type: "email_verified", userId, actor: userId, device });
    });
  });
}
