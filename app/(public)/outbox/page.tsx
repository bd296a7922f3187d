import { notFound } from "next/navigation";
import { MailText } from "@/app/(public)/outbox/mail-text";
import { PageHeading } from "@/components/ui/page";
import { EmptyState } from "@/components/ui/empty-state";
import { Timestamp } from "@/components/ui/timestamp";
import { hasOutbox, listOutbox } from "@/lib/mail/mail-queue";
import { getWords, pageTitle } from "@/lib/words/page-language";
import { fill } from "aurora-session/shared";

export const generateMetadata = pageTitle(({ developers }) => developers.outbox.title);

/** The mail of a developer's machine, for the person who sits at it: see {@link hasOutbox}. */
export default async function OutboxPage() {
  if (!hasOutbox()) notFound();
  const words = (await getWords()).developers.outbox;
  const mails = await listOutbox();
  return (
    <div className="mx-auto w-full max-w-page px-gutter py-8 sm:py-12">
      <PageHeading title={words.title} lead={words.lead} />
      {mails.length === 0 ? (
        <EmptyState title={words.noneTitle}>{words.none}</EmptyState>
      ) : (
        <ol className="grid gap-6">
          {mails.map(({ id, recipient, subject, text, language, createdAt }) => (
            <li key={id} className="min-w-0 rounded-card border border-line bg-surface p-5 shadow-card sm:p-6">
              <h2 lang={language ?? undefined} className="text-heading">
                {subject}
              </h2>
              <p className="mt-1 text-small wrap-anywhere text-ink-soft">
                {fill(words.recipient, { recipient })} · <Timestamp value={createdAt.toISOString()} />
              </p>
              <MailText lang={language ?? undefined} text={text ?? words.sealed} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
