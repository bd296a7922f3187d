import "server-only";
import { createSecret, voidSecrets } from "@/lib/account/mailed-secret";
import type { Transaction } from "@/lib/db";
import { queueMail } from "@/lib/mail/mail-queue";
import { mailsFor } from "@/lib/mail/mail-words";
import { endAllSessions } from "@/lib/session/end-session";
import { recordSecurityEvent } from "@/lib/session/security-event";
import type { SessionDevice } from "@/lib/session/session-device";

/**
 * Removes every way into an account that somebody but the owner of its mailbox may have made: the providers that are linked
 * to it, and the browsers that it knows. Records each kind that there was. In the caller's transaction.
 */
export async function forgetWaysIn(transaction: Transaction, userId: string, device: SessionDevice): Promise<void> {
  const providers = await transaction.account.deleteMany({ where: { userId } });
  const browsers = await transaction.knownDevice.deleteMany({ where: { userId } });
  const event = { userId, actor: userId, device };
  if (providers.count > 0) await recordSecurityEvent(transaction, { type: "provider_removed", ...event });
  if (browsers.count > 0) await recordSecurityEvent(transaction, { type: "browsers_forgotten", ...event });
}

/**
 * For a person who said that something wasn't them: ends every session, makes the old password useless, removes providers
 * and known browsers, and mails the way back in. In the caller's transaction.
 */
export async function secureAccount(transaction: Transaction, userId: string, device: SessionDevice): Promise<number> {
  const data = { passwordHash: null };
  const { email } = await transaction.user.update({ where: { id: userId }, data, select: { email: true } });
  const ended = (await endAllSessions(transaction, userId, "reported")).sessions;
  await forgetWaysIn(transaction, userId, device);
  await voidSecrets(transaction, userId);
  const secret = await createSecret(transaction, { purpose: "password_reset", userId });
  await queueMail(transaction, email, (await mailsFor(transaction, userId)).securedAccount(secret));
  return ended;
}
