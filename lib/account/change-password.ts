import "server-only";
import { z } from "zod";
import { countDaily, countProof, forgiveProofs } from "@/lib/mail/mail-limits";
import { voidSecrets } from "@/lib/account/mailed-secret";
import {
  endOtherSessions,
  type LiveSession,
  recordSecurityEvent,
  requireEpoch,
  rotateSession,
  type CreatedSession,
  type SessionDevice,
} from "aurora-session/core";
import { readFactor, refuseProof } from "@/lib/account/reauthenticate";
import { mailTo } from "@/lib/mail/mail-words";
import { newPasswordSchema, requireGoodPassword, wrongField } from "@/lib/password/new-password";
import { admitPasswordWork, givenPasswordSchema, hashPassword, verifyPassword } from "@/lib/password/password";
import { commit } from "@/lib/prisma-transaction";
import { valueProblem } from "@/lib/words/value-problem";

/** The input of a password change. A person who never had a password leaves `currentPassword` out. */
export const passwordChangeSchema = z.strictObject({
  currentPassword: givenPasswordSchema.optional(),
  newPassword: newPasswordSchema,
});

/**
 * Changes the password. In the same transaction other sessions end, the current one gets a new token, and secrets that were
 * mailed before become void (ASVS 5.0 6.2.3, 7.4.3). Throws `invalid_credentials`, `invalid_request` for the same password
 * again and for one that holds the person's address or name, `rate_limited`, `busy`, `sign_in_superseded`,
 * `DatabaseUnavailable`.
 */
export async function changePassword(
  session: LiveSession,
  { currentPassword, newPassword }: z.output<typeof passwordChangeSchema>,
  device: SessionDevice,
): Promise<{ readonly created: CreatedSession; readonly ended: number }> {
  return admitPasswordWork(async () => {
    const { userId, id: sessionId, user } = session;
    const known = await readFactor(userId);
    await requireCurrentPassword(session, device, known.passwordHash, currentPassword);
    await requireGoodPassword("newPassword", newPassword, { ...user, passwordHash: known.passwordHash });
    await countDaily("change:password", userId);
    const passwordHash = await hashPassword(newPassword);
    return commit(async (transaction) => {
      await requireEpoch(transaction, userId, known.sessionEpoch);
      await transaction.user.update({ where: { id: userId }, data: { passwordHash, mustChangePassword: false } });
      await voidSecrets(transaction, userId);
      await recordSecurityEvent(transaction, { type: "password_changed", userId, actor: userId, sessionId, device });
      const ended = (await endOtherSessions(transaction, session, "password_changed")).sessions;
      await mailTo(transaction, userId, (mails) => mails.passwordChanged());
      return { created: await rotateSession(transaction, sessionId, device), ended };
    });
  });
}

async function requireCurrentPassword(
  session: LiveSession,
  device: SessionDevice,
  passwordHash: string | null,
  currentPassword: string | undefined,
): Promise<void> {
  if (passwordHash === null) return;
  if (currentPassword === undefined) throw wrongField("currentPassword", valueProblem("currentPasswordMissing"));
  await countProof(session.id);
  if (!(await verifyPassword(currentPassword, passwordHash))) await refuseProof(session, device);
  await forgiveProofs(session.id);
}
