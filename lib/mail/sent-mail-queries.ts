import "server-only";
import type { z } from "zod";
import { db } from "@/lib/db";
import { decodeCursor, encodeCursor, type pageQuerySchema } from "@/lib/http/time-cursor";
import type { SentMail, SentMails } from "@/lib/mail/sent-mail-schemas";
import { asOutage } from "aurora-session/core";

type Delivery = { readonly nextAttemptAt: Date | null; readonly sentAt: Date | null };

function stateOf({ nextAttemptAt, sentAt }: Delivery): SentMail["state"] {
  if (nextAttemptAt !== null) return "waiting";
  return sentAt === null ? "failed" : "sent";
}

/**
 * Returns a page of the mails to a person, newest first. `nextCursor` is null on the last page. Throws `invalid_request` for
 * what is no cursor, and `DatabaseUnavailable`.
 */
export async function listSentMails(
  userId: string,
  { cursor, limit }: z.output<typeof pageQuerySchema>,
): Promise<SentMails> {
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const older = after && { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] };
  const rows = await asOutage(() =>
    db().mail.findMany({
      where: { userId, ...older },
      select: { id: true, kind: true, recipient: true, nextAttemptAt: true, sentAt: true, createdAt: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: limit + 1,
    }),
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const mails = page.map(({ createdAt, nextAttemptAt, sentAt, ...mail }) => ({
    ...mail,
    state: stateOf({ nextAttemptAt, sentAt }),
    at: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  }));
  return { mails, nextCursor: last === undefined ? null : encodeCursor({ at: last.createdAt, id: last.id }) };
}
