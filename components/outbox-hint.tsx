import { hasOutbox } from "@/lib/mail/mail-queue";

/** On a developer's machine: where the mail is. */
export function OutboxHint() {
  if (!hasOutbox()) return null;
  return (
    <p className="mt-5 text-small text-ink-soft">
      No mail server is set up here: mail waits in the <a href="/outbox">outbox</a>.
    </p>
  );
}
