import "server-only";
import type { Queryable } from "aurora-session/core";
import { deliverSoon } from "@/lib/mail/deliver-mail";
import { mailTo } from "@/lib/mail/mail-words";

/** Mails a person that an app of theirs was disconnected, in the transaction that did it. Returns what to do after the commit. */
export async function tellRefreshReuse(
  transaction: Queryable,
  { userId, clientName }: { readonly userId: string; readonly clientName: string },
): Promise<() => void> {
  await mailTo(transaction, userId, (mails) => mails.refreshReuse(clientName));
  return deliverSoon;
}
