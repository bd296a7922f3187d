import "server-only";
import { createSecret, voidSecrets } from "@/lib/account/mailed-secret";
import type { Transaction } from "@/lib/db";
import { queueMail } from "@/lib/mail/mail-queue";
import { mailsFor } from "@/lib/mail/mail-words";
import { endAllSessions } from "@/lib/session/end-session";

/**
 * For a person who said that something wasn't them: ends every session, makes the old password useless, forgets the
 * browsers that were known, and mails the way back in. In the caller's transaction.
 */
export async function secureAccount(transaction: Transaction, userId: string): Promise<number> {
  const data = { passwordHash: null };
  const { email } = await transaction.user.update({ where: { id: userId }, data, select: { email: true } });
  const ended = (await endAllSessions(transaction, userId, "reported")).sessions;
  await transaction.knownDevice.deleteMany({ where: { userId } });
  await voidSecrets(transaction, userId);
  const secret = await createSecret(transaction, { purpose: "password_reset", userId });
  await queueMail(transaction, email, (await mailsFor(transaction, userId)).securedAccount(secret));
  return ended;
}
