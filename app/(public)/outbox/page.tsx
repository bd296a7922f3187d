import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MailText } from "@/components/mail-text";
import { PageHeading } from "@/components/ui/page-heading";
import { EmptyState } from "@/components/ui/empty-state";
import { Timestamp } from "@/components/ui/timestamp";
import { hasOutbox, listOutbox } from "@/lib/mail/mail-queue";

export const metadata: Metadata = { title: "Outbox" };

/** The mail of a developer's machine. It exists only with a loopback `AUTH_URL` and without `SMTP_URL`. */
export default async function OutboxPage() {
  if (!hasOutbox()) notFound();
  const mails = await listOutbox();
  return (
    <div className="mx-auto w-full max-w-page px-gutter py-8 sm:py-12">
      <PageHeading
        title="Outbox"
        lead="Mail that this machine would have sent. Set SMTP_URL to send it; this page is then gone."
      />
      {mails.length === 0 ? (
        <EmptyState title="No mail yet">A forgotten password or a sign-in from a new browser writes one.</EmptyState>
      ) : (
        <ol className="grid gap-6">
          {mails.map(({ id, recipient, subject, text, createdAt }) => (
            <li key={id} className="min-w-0 rounded-card border border-line bg-surface p-5 shadow-card sm:p-6">
              <h2 className="text-heading">{subject}</h2>
              <p className="mt-1 text-small wrap-anywhere text-ink-soft">
                To {recipient} · <Timestamp value={createdAt.toISOString()} />
              </p>
              <MailText text={text} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
