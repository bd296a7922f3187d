import "server-only";
import { db } from "@/lib/db";
import { openMail } from "@/lib/mail/mail-queue";

/** The newest mail to an address. Throws if there is none. */
export async function newestMailTo(
  recipient: string,
): Promise<{ subject: string; text: string; language: string | null }> {
  const select = { subject: true, text: true, language: true } as const;
  const orderBy = [{ createdAt: "desc" }, { id: "desc" }] as const;
  const mail = await db().mail.findFirstOrThrow({ where: { recipient }, select, orderBy: [...orderBy] });
  return { ...mail, text: openMail({ recipient, text: mail.text }) ?? "" };
}

/** The subjects of all mails to an address, the oldest first. */
export async function subjectsTo(recipient: string): Promise<string[]> {
  const mails = await db().mail.findMany({
    where: { recipient },
    select: { subject: true },
    orderBy: { createdAt: "asc" },
  });
  return mails.map(({ subject }) => subject);
}

/** The secret of the link in the newest mail to an address. */
export async function mailedSecretTo(recipient: string, subject: string): Promise<string> {
  const mail = await db().mail.findFirstOrThrow({ where: { recipient, subject }, orderBy: { createdAt: "desc" } });
  const [, secret] = /\?secret=([\w-]{43})/.exec(openMail(mail) ?? "") ?? [];
  if (secret === undefined) throw new Error("This mail has no link.");
  return secret;
}
