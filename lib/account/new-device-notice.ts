import "server-only";
import { createSecret } from "@/lib/account/mailed-secret";
import type { Transaction } from "@/lib/db";
import { queueMail } from "@/lib/mail/mail-queue";
import { mailsFor } from "@/lib/mail/mail-words";
import type { SessionDevice } from "@/lib/session/session-device";

/** Mails a notice of a sign-in from a browser that the account has not seen, in the transaction of that sign-in (ASVS 5.0 6.3.5). */
export async function queueNewDeviceNotice(
  transaction: Transaction,
  userId: string,
  { name, addressTruncated }: SessionDevice,
): Promise<void> {
  const { email } = await transaction.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  const secret = await createSecret(transaction, { purpose: "sign_in_report", userId });
  const mails = await mailsFor(transaction, userId);
  await queueMail(transaction, email, mails.newDevice(secret, name, addressTruncated, new Date()));
}
