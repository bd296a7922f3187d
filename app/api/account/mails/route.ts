import { pageQuerySchema } from "@/lib/http/time-cursor";
import { listSentMails } from "@/lib/mail/sent-mail-queries";
import { sentMailsSchema } from "@/lib/mail/sent-mail-schemas";
import { protectedRoute, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute({
    summary: "List the mails that were sent to me",
    description: "What each is about, to which address it went, and whether the mail server took it; not what it said.",
    access: "browser",
    query: pageQuerySchema,
    answers: { 200: { description: "A page of mails, the newest first.", schema: sentMailsSchema } },
    handle: ({ session, query }) => listSentMails(session.userId, query),
  }),
});
