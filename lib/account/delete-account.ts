import "server-only";
import { listWaysBack, type WayBack } from "@/lib/account/mailed-secret";
import { sql, type Transaction } from "@/lib/db";
import {
  Problem,
  endAllSessions,
  type Ended,
  type LiveSession,
  forgetDevices,
  recordSecurityEvent,
  lockSessions,
} from "aurora-session/core";
import { queueMail } from "@/lib/mail/mail-queue";
import { mailsFor } from "@/lib/mail/mail-words";
import { commit } from "@/lib/prisma-transaction";

/**
 * Deletes an account in one transaction. Every session ends (`user_deleted`), and the person's data is erased, from the
 * audit trail too, whose rows stay without it. The user's row stays as a bare id until the ended sessions are pruned, so
 * that every device is told why. It also stays as long as a change of e-mail can be taken back: the former address gets a
 * mail about the deletion, whose link brings the account back. Throws `last_administrator`, `DatabaseUnavailable`.
 */
export async function deleteAccount({ userId, user }: LiveSession): Promise<{ ended: Ended }> {
  return commit(async (transaction) => {
    // A sign-in that holds the lock is waited for and erased too; one that comes later waits, and is refused.
    await lockSessions(transaction, userId);
    if (user.role === "admin") await requireAnotherAdministrator(transaction, userId);
    await forgetDevices(transaction, userId);
    const mails = await mailsFor(transaction, userId);
    const waysBack = await listWaysBack(transaction, userId);
    const ended = await endAllSessions(transaction, userId, "user_deleted");
    await forgetPerson(transaction, userId, user.email, waysBack);
    await recordSecurityEvent(transaction, { type: "account_deleted", userId, actor: userId });
    await forgetTrail(transaction, userId);
    await queueMail(transaction, { email: user.email, userId: null }, mails.accountDeleted());
    for (const { email, expiresAt } of waysBack)
      await queueMail(transaction, { email, userId: null }, mails.movedAccountDeleted(expiresAt));
    return { ended };
  });
}

// The lock makes two administrators who leave at once wait for each other, so that one of them stays.
async function requireAnotherAdministrator(transaction: Transaction, userId: string): Promise<void> {
  const administrators = await transaction.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM "User" WHERE role = 'admin' AND "deletedAt" IS NULL AND "disabledAt" IS NULL
    ORDER BY id FOR NO KEY UPDATE`);
  if (administrators.every(({ id }) => id === userId)) throw new Problem("last_administrator");
}

async function forgetPerson(
  transaction: Transaction,
  userId: string,
  email: string,
  waysBack: readonly WayBack[],
): Promise<void> {
  await transaction.account.deleteMany({ where: { userId } });
  await transaction.knownDevice.deleteMany({ where: { userId } });
  // Mails to an address that they were about to have are deleted too, but no mail that waits on which a way back may depend:
  // that one only leaves their list.
  const former = waysBack.map((wayBack) => wayBack.email);
  await transaction.$executeRaw(sql`
    DELETE FROM "Mail"
    WHERE "userId" = ${userId}::uuid AND ("nextAttemptAt" IS NULL OR recipient <> ALL(${former}::text[]))
      OR "userId" IS NULL AND kind IN ('', 'emailChange') AND recipient <> ALL(${former}::text[])
        AND (recipient = ${email} OR recipient IN (
          SELECT email FROM "MailedSecret" WHERE "userId" = ${userId}::uuid AND email IS NOT NULL))`);
  await transaction.mail.updateMany({ where: { userId }, data: { userId: null } });
  await transaction.mailedSecret.deleteMany({ where: { userId, id: { notIn: waysBack.flatMap(({ ids }) => ids) } } });
  await transaction.user.update({
    where: { id: userId },
    data: {
      // RFC 2606 §2: no mail is ever delivered to this domain.
      email: `${userId}@deleted.invalid`,
      emailVerified: null,
      name: null,
      image: null,
      language: null,
      chosenLanguage: null,
      colorScheme: null,
      timeZone: null,
      passwordHash: null,
      deletedAt: new Date(),
    },
  });
  // After the user's row, which a change of the picture locks first.
  await transaction.picture.deleteMany({ where: { userId } });
}

async function forgetTrail(transaction: Transaction, userId: string): Promise<void> {
  await transaction.$executeRaw(sql`SELECT set_config('aurora.maintenance', 'on', true)`);
  await transaction.$executeRaw(sql`
    UPDATE "SecurityEvent" SET "deviceName" = NULL, "addressTruncated" = NULL WHERE "userId" = ${userId}::uuid`);
  await transaction.$executeRaw(sql`SELECT set_config('aurora.maintenance', 'off', true)`);
}
