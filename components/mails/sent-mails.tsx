"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { OlderEntries } from "@/components/forms/older-entries";
import { TimeAgo } from "@/components/ui/timestamp";
import type { SentMail, SentMails as Page } from "@/lib/mail/sent-mail-schemas";
import { FIRST_PAGE, sentMailsOptions } from "@/lib/mail/sent-mail-query-options";
import type { Words } from "@/lib/words/words";
import { ConnectionNotice, FilledText, useTab } from "aurora-session/react";

type SentMailsProps = {
  /** The words that no other page shows, so that no other page loads them. */
  words: Words["sentMails"];
  /** What mails are called, by their kind. */
  titles: Readonly<Record<string, string>>;
  /** The first page, as the server read it with this one. */
  initial: Page;
  /** Milliseconds since 1970. */
  readAt: number;
};

/** The mails that were sent to the person: the newest first, older ones on request. */
export function SentMails({ words, titles, initial, readAt }: SentMailsProps) {
  const tab = useTab();
  const list = useInfiniteQuery({
    ...sentMailsOptions(tab.api, tab),
    initialData: { pages: [initial], pageParams: [FIRST_PAGE] },
    initialDataUpdatedAt: readAt,
  });
  const mails = list.data.pages.flatMap((page) => page.mails);
  return (
    <div className="grid gap-6">
      <ConnectionNotice />
      <Card title={words.list} description={words.listDetail}>
        {mails.length === 0 ? (
          <EmptyState title={words.noneTitle}>{words.none}</EmptyState>
        ) : (
          <>
            <ol className="-mt-3 divide-y divide-line">
              {mails.map((mail) => (
                <MailRow key={mail.id} mail={mail} title={titles[mail.kind] ?? words.unknown} words={words} />
              ))}
            </ol>
            <OlderEntries shown={mails.length} list={list} failedTitle={words.olderFailed} />
          </>
        )}
      </Card>
    </div>
  );
}

type MailRowProps = { mail: SentMail; title: string; words: Words["sentMails"] };

function MailRow({ mail: { recipient, state, at, sentAt }, title, words }: MailRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p>{title}</p>
        <p className="text-small wrap-anywhere text-ink-soft">
          <FilledText text={words.to} values={{ recipient: <bdi>{recipient}</bdi> }} />
        </p>
      </div>
      <p className="text-small text-ink-soft">
        <span className={state === "failed" ? "font-medium text-danger" : ""}>{words.states[state]}</span>
        {" · "}
        <TimeAgo value={sentAt ?? at} />
      </p>
    </li>
  );
}
