import "server-only";
import type { Queryable } from "aurora-session/core";
import { deliverSoon } from "@/lib/mail/deliver-mail";
import { queueMail } from "@/lib/mail/mail-queue";
import { mailboxOf } from "@/lib/mail/mail-words";

/** Mails a person that an app of theirs was disconnected, in the transaction that did it. Returns what to do after the commit. */
export async function tellRefreshReuse(
  transaction: Queryable,
  { userId, clientName }: { readonly userId: string; readonly clientName: string },
): Promise<() => void> {
  const { email, mails } = await mailboxOf(transaction, userId);
  await queueMail(transaction, email, mails.refreshReuse(clientName));
  return deliverSoon;
}
