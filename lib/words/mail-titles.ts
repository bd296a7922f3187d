import type { Words } from "@/lib/words/words";

/** What a mail is about. */
export type MailKind = Exclude<keyof Words["mails"], "from">;

/** Returns what mails are called in a list, by their kind: their subject, or a title where that holds something else. */
export function mailTitles({ from: _from, ...mails }: Words["mails"]): Readonly<Record<string, string>> {
  const entries = Object.entries(mails);
  return Object.fromEntries(entries.map(([kind, mail]) => [kind, "title" in mail ? mail.title : mail.subject]));
}
