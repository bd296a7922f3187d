import "server-only";
import { createSecret } from "@/lib/account/mailed-secret";
import type { Transaction } from "@/lib/db";
import { queueMail } from "@/lib/mail/mail-queue";
import type { SessionDevice } from "aurora-session/core";
import { mailboxOf, type SeenDevice } from "@/lib/mail/mail-words";

/**
 * Mails a notice of a sign-in from a browser that the account has not seen, or of an app, in the transaction of that sign-in
 * (ASVS 5.0 6.3.5).
 */
export async function queueNewDeviceNotice(
  transaction: Transaction,
  userId: string,
  kind: SeenDevice["kind"],
  { name, addressTruncated: near }: SessionDevice,
): Promise<void> {
  const secret = await createSecret(transaction, { purpose: "sign_in_report", userId });
  const { email, mails } = await mailboxOf(transaction, userId);
  await queueMail(transaction, email, mails.newDevice(secret, { kind, name, near }, new Date()));
}
