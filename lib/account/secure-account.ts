import "server-only";
import { createSecret, voidSecrets } from "@/lib/account/mailed-secret";
import type { Transaction } from "@/lib/db";
import { queueMail } from "@/lib/mail/mail-queue";
import { mailsFor } from "@/lib/mail/mail-words";
import { endAllSessions, recordSecurityEvent, type SessionDevice } from "aurora-session/core";

/**
 * Removes every way into an account that somebody other than the owner of its mailbox may have made: the linked providers
 * and the known browsers. Records each kind that it removed. In the caller's transaction.
 */
export async function forgetWaysIn(transaction: Transaction, userId: string, device: SessionDevice): Promise<void> {
  const providers = await transaction.account.deleteMany({ where: { userId } });
  const browsers = await transaction.knownDevice.deleteMany({ where: { userId } });
  const event = { userId, actor: userId, device };
  if (providers.count > 0) await recordSecurityEvent(transaction, { type: "provider_removed", ...event });
  if (browsers.count > 0) await recordSecurityEvent(transaction, { type: "browsers_forgotten", ...event });
}

/**
 * Secures an account whose owner said that something wasn't them. Ends every session, makes the old password useless,
 * removes providers and known browsers, and mails a link to a new password. In the caller's transaction.
 */
export async function secureAccount(transaction: Transaction, userId: string, device: SessionDevice): Promise<number> {
  const ended = (await endAllSessions(transaction, userId, "reported")).sessions;
  const data = { passwordHash: null };
  const { email } = await transaction.user.update({ where: { id: userId }, data, select: { email: true } });
  await forgetWaysIn(transaction, userId, device);
  await voidSecrets(transaction, userId);
  const secret = await createSecret(transaction, { purpose: "password_reset", userId });
  await queueMail(transaction, email, (await mailsFor(transaction, userId)).securedAccount(secret));
  return ended;
}
