import "server-only";
import { z } from "zod";
import type { Requester } from "@/lib/account/requester";
import { countDaily, countMailToAnybody } from "@/lib/mail/mail-limits";
import {
  consumeSecret,
  createSecret,
  requireUnreserved,
  voidSecrets,
  voidSecretsAfter,
} from "@/lib/account/mailed-secret";
import { secureAccount } from "@/lib/account/secure-account";
import { countLinkUse } from "@/lib/account/sign-in-limits";
import { emailSchema } from "@/lib/account/sign-up";
import { type Transaction } from "@/lib/db";
import {
  Problem,
  endOtherSessions,
  type LiveSession,
  lockLiveSession,
  recordSecurityEvent,
  lockSessions,
} from "aurora-session/core";
import { asStranger } from "@/lib/database/fair-pool";
import { queueMail } from "@/lib/mail/mail-queue";
import { mailsFor } from "@/lib/mail/mail-words";
import { commit, commitEmail } from "@/lib/prisma-transaction";
import { valueProblem } from "@/lib/words/value-problem";

/** The input of a request for another e-mail address. */
export const emailChangeSchema = z.strictObject({ email: emailSchema });

/**
 * Mails a link to the new address; nothing changes until it is confirmed. If the address has an account, only its mailbox
 * is told. Throws `invalid_request` for the person's present address, `rate_limited`, `DatabaseUnavailable`.
 */
export async function requestEmailChange(
  { userId, id: sessionId, user }: LiveSession,
  { email }: z.output<typeof emailChangeSchema>,
  { device, address }: Requester,
): Promise<void> {
  if (email === user.email)
    throw new Problem("invalid_request", { issues: [{ path: "email", message: valueProblem("emailUnchanged") }] });
  await countDaily("change:email", userId);
  await countMailToAnybody(email, address);
  await commit(async (transaction) => {
    const owner = await transaction.user.findUnique({ where: { email }, select: { id: true } });
    const secret = await createSecret(transaction, { purpose: "email_change", userId, sessionId, email });
    const mails = await mailsFor(transaction, owner?.id ?? userId);
    const words = owner === null ? mails.emailChange(secret) : mails.emailInUse();
    // Of the person who asks, no list has it: there, a mail to a free address would tell that no account has that address.
    await queueMail(transaction, { email, userId: owner?.id ?? null }, words);
    const event = { type: "email_change_requested", userId, actor: userId, sessionId, device } as const;
    await recordSecurityEvent(transaction, event);
  });
}

/**
 * Makes the confirmed address the account's. The session that asked stays, the others end. The old address gets a notice
 * with a link that takes the change back. Throws `link_expired`, also if the session that asked is over; `email_taken`,
 * `rate_limited`, `DatabaseUnavailable`.
 */
export async function confirmEmailChange(secret: string, { device, address }: Requester): Promise<{ ended: number }> {
  return changeAddress(address, async (transaction) => {
    const { userId, sessionId, email } = await consumeSecret(transaction, "email_change", secret);
    const live = sessionId !== null && (await lockLiveSession(transaction, { id: sessionId, userId }));
    if (email === null || !live) throw new Problem("link_expired");
    const before = await transaction.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
    await transaction.user.update({ where: { id: userId }, data: { email, emailVerified: new Date() } });
    await requireUnreserved(transaction, email, userId);
    await recordSecurityEvent(transaction, { type: "email_changed", userId, actor: userId, device });
    const ended = (await endOtherSessions(transaction, { id: sessionId, userId }, "email_changed")).sessions;
    await voidSecrets(transaction, userId);
    const undo = await createSecret(transaction, { purpose: "email_undo", userId, email: before.email });
    const mails = await mailsFor(transaction, userId);
    await queueMail(transaction, { email: before.email, userId }, mails.emailChanged(undo));
    return ended;
  });
}

/**
 * Takes an e-mail change back, by the link that the old address got. The password, the providers and the browsers go too,
 * so that the person who made the change is out. An account that they deleted meanwhile is back. Throws `link_expired`,
 * `email_taken`, `rate_limited`, `DatabaseUnavailable`.
 */
export async function undoEmailChange(secret: string, { device, address }: Requester): Promise<{ ended: number }> {
  return changeAddress(address, async (transaction) => {
    const undo = await consumeSecret(transaction, "email_undo", secret);
    const { userId, email } = undo;
    if (email === null) throw new Problem("link_expired");
    await lockSessions(transaction, userId);
    const before = await transaction.user.findUniqueOrThrow({ where: { id: userId }, select: { deletedAt: true } });
    const data = { email, emailVerified: new Date(), deletedAt: null };
    await transaction.user.update({ where: { id: userId }, data });
    const event = { userId, actor: userId, device };
    await recordSecurityEvent(transaction, { type: "email_change_undone", ...event });
    if (before.deletedAt !== null) await recordSecurityEvent(transaction, { type: "account_restored", ...event });
    await voidSecretsAfter(transaction, undo);
    return (await secureAccount(transaction, userId, device)).sessions;
  });
}

async function changeAddress(
  address: string | null,
  change: (transaction: Transaction) => Promise<number>,
): Promise<{ ended: number }> {
  return asStranger(async () => {
    await countLinkUse(address);
    return { ended: await commitEmail(change) };
  });
}
