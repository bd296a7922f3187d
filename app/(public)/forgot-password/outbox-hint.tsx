import { FilledText } from "aurora-session/react";
import { hasOutbox } from "@/lib/mail/mail-queue";
import { getWords } from "@/lib/words/page-language";

/** Says, on a developer's machine, where the mail is. */
export async function OutboxHint() {
  if (!hasOutbox()) return null;
  const words = (await getWords()).recovery.forgot;
  return (
    <p className="mt-5 text-small text-ink-soft">
      <FilledText text={words.outbox} values={{ outbox: <a href="/outbox">{words.outboxLink}</a> }} />
    </p>
  );
}
