import "server-only";
import { z } from "zod";
import type { Requester } from "@/lib/account/requester";
import { countMail } from "@/lib/mail/mail-limits";
import { consumeSecret, secretSchema, voidSecrets } from "@/lib/account/mailed-secret";
import { countLinkUse } from "@/lib/account/sign-in-limits";
import { forgetWaysIn } from "@/lib/account/secure-account";
import { emailSchema } from "@/lib/account/sign-up";
import { db, joinSql, readRows, sql } from "@/lib/db";
import { asOutage, Problem, endAllSessions, recordSecurityEvent, createToken, hashToken } from "aurora-session/core";
import { asStranger } from "@/lib/database/fair-pool";
import { DEFAULT_LANGUAGE, LANGUAGES } from "aurora-session/shared";
import { deliverSoon } from "@/lib/mail/deliver-mail";
import { sealMail } from "@/lib/mail/mail-queue";
import { mailsIn, mailTo } from "@/lib/mail/mail-words";
import { newPasswordSchema, requireGoodPassword, type PasswordOwner } from "@/lib/password/new-password";
import { admitPasswordWork, hashPassword } from "@/lib/password/password";
import { commit } from "@/lib/prisma-transaction";

/** The input of a request for a new password. */
export const forgotPasswordSchema = z.strictObject({ email: emailSchema });

/** The input for choosing the new password. */
export const passwordResetSchema = z.strictObject({ secret: secretSchema, newPassword: newPasswordSchema });

/**
 * Mails a link to choose a new password, if the address has an account. One statement writes in either case, so that
 * neither answer nor time tells whether it has one (ASVS 5.0 6.3.8). Throws `rate_limited`, `DatabaseUnavailable`.
 */
export async function requestPasswordReset(
  { email }: z.output<typeof forgotPasswordSchema>,
  { device, address }: Requester,
): Promise<void> {
  await asStranger(() => countMail(email, address));
  const secret = createToken();
  const written = LANGUAGES.map((language) => {
    const { subject, text } = mailsIn(language).passwordReset(secret);
    return sql`(${language}::text, ${subject}::text, ${sealMail(email, text)}::text)`;
  });
  const write = sql`
    WITH found AS (
      SELECT id, CASE WHEN language = ANY(${[...LANGUAGES]}) THEN language ELSE ${DEFAULT_LANGUAGE} END AS language
      FROM "User" WHERE email = ${email} AND "deletedAt" IS NULL
    ), replaced AS (
      DELETE FROM "MailedSecret" WHERE purpose = 'password_reset' AND "userId" IN (SELECT id FROM found)
    ), created AS (
      INSERT INTO "MailedSecret" (purpose, "secretHash", "userId", "expiresAt")
      SELECT 'password_reset', ${hashToken(secret)}, id, now() + interval '30 minutes' FROM found
    ), queued AS (
      INSERT INTO "Mail" (recipient, "userId", kind, subject, text, language)
      SELECT ${email}, id, 'passwordReset', subject, text, language
      FROM found JOIN (VALUES ${joinSql(written)}) AS written (language, subject, text) USING (language)
    )
    INSERT INTO "SecurityEvent" (type, "userId", actor, "deviceName", "addressTruncated")
    VALUES ('password_reset_requested', (SELECT id FROM found), 'anonymous', ${device.name}, ${device.addressTruncated})`;
  await asStranger(() => asOutage(() => db().$executeRaw(write)));
  deliverSoon();
}

/**
 * Returns whether a link for a new password still works. It changes nothing, because mail scanners open links. Throws
 * `DatabaseUnavailable`.
 */
export async function isResetOpen(secret: string): Promise<boolean> {
  return (await readOwner(secret)) !== null;
}

const ownerSchema = z.object({
  email: z.string(),
  name: z.string().nullable(),
  passwordHash: z.string().nullable(),
});

/** Returns the person whose password a link replaces; null if it doesn't work. */
async function readOwner(secret: string): Promise<PasswordOwner | null> {
  const statement = sql`
    SELECT u.email, u.name, u."passwordHash" FROM "MailedSecret" AS m JOIN "User" AS u ON u.id = m."userId"
    WHERE m."secretHash" = ${hashToken(secret)} AND m.purpose = 'password_reset' AND m."usedAt" IS NULL
      AND m."expiresAt" > now()`;
  const [owner = null] = await asStranger(() => readRows(ownerSchema, statement));
  return owner;
}

/**
 * Sets a new password by a mailed link. The mailbox proves the owner. In the same transaction every session ends, linked
 * providers and known browsers are forgotten, and nobody is signed in. Of two uses of one link at once, one succeeds.
 * Throws `link_expired`, `invalid_request` for the password they have and for one that holds their address or name,
 * `rate_limited`, `busy`, `DatabaseUnavailable`.
 */
export async function resetPassword(
  input: z.output<typeof passwordResetSchema>,
  requester: Requester,
): Promise<{ ended: number }> {
  return asStranger(() => admitPasswordWork(() => replaceForgotten(input, requester)));
}

async function replaceForgotten(
  { secret, newPassword }: z.output<typeof passwordResetSchema>,
  { device, address }: Requester,
): Promise<{ ended: number }> {
  await countLinkUse(address);
  const owner = await readOwner(secret);
  // Hashing costs 19 MiB and tens of milliseconds, too much for a link that doesn't work.
  if (owner === null) throw new Problem("link_expired");
  await requireGoodPassword("newPassword", newPassword, owner);
  const passwordHash = await hashPassword(newPassword);
  return commit(async (transaction) => {
    const { userId } = await consumeSecret(transaction, "password_reset", secret);
    await recordSecurityEvent(transaction, { type: "password_reset", userId, actor: userId, device });
    const ended = (await endAllSessions(transaction, userId, "password_reset")).sessions;
    const data = { passwordHash, mustChangePassword: false, strangerFailures: 0, emailVerified: new Date() };
    await transaction.user.update({ where: { id: userId }, data });
    await forgetWaysIn(transaction, userId, device);
    await voidSecrets(transaction, userId);
    await mailTo(transaction, userId, (mails) => mails.passwordReplaced());
    return { ended };
  });
}
