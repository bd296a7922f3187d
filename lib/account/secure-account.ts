import "server-only";
import { createSecret, voidSecrets, consumeSecret } from "@/lib/account/mailed-secret";
import type { Transaction } from "@/lib/db";
import { mailTo } from "@/lib/mail/mail-words";
import { endAllSessions, recordSecurityEvent, type Ended, type SessionDevice } from "aurora-session/core";
import type { Requester } from "@/lib/account/requester";
import { countLinkUse } from "@/lib/account/sign-in-limits";
import { asStranger } from "@/lib/database/fair-pool";
import { commit } from "@/lib/prisma-transaction";

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
export async function secureAccount(transaction: Transaction, userId: string, device: SessionDevice): Promise<Ended> {
  const ended = await endAllSessions(transaction, userId, "reported");
  await transaction.user.update({ where: { id: userId }, data: { passwordHash: null } });
  await forgetWaysIn(transaction, userId, device);
  await voidSecrets(transaction, userId);
  const secret = await createSecret(transaction, { purpose: "password_reset", userId });
  await mailTo(transaction, userId, (mails) => mails.securedAccount(secret));
  return ended;
}

/**
 * "This wasn't me": ends every session (`reported`), removes every other way in, and starts a password reset. Signs nobody
 * in. Throws `link_expired`, `rate_limited`, `DatabaseUnavailable`.
 */
export async function reportSignIn(secret: string, { device, address }: Requester): Promise<{ ended: number }> {
  return asStranger(async () => {
    await countLinkUse(address);
    return commit(async (transaction) => {
      const { userId } = await consumeSecret(transaction, "sign_in_report", secret);
      await recordSecurityEvent(transaction, { type: "sign_in_reported", userId, actor: userId, device });
      return { ended: (await secureAccount(transaction, userId, device)).sessions };
    });
  });
}

/**
 * "This wasn't me", said by the person who is signed in: the same as {@link reportSignIn}, without a mail before it. The
 * caller has checked that the session is fresh, because it locks out whoever can't read the person's mail. Throws
 * `DatabaseUnavailable`.
 */
export async function secureOwnAccount(userId: string, { device }: Requester): Promise<Ended> {
  return commit(async (transaction) => {
    await recordSecurityEvent(transaction, { type: "sign_in_reported", userId, actor: userId, device });
    return secureAccount(transaction, userId, device);
  });
}
