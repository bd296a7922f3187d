import { protectedPage } from "@/components/frame/protected-page";
import { SentMails } from "@/components/mails/sent-mails";
import { PageHeading } from "@/components/ui/page";
import { env } from "@/lib/env";
import { pageQuerySchema } from "@/lib/http/time-cursor";
import { listSentMails } from "@/lib/mail/sent-mail-queries";
import { mailTitles } from "@/lib/words/mail-titles";
import { getLanguage, getWords, pageTitle } from "@/lib/words/page-language";
import { fillCount } from "aurora-session/shared";

export const generateMetadata = pageTitle(({ sentMails }) => sentMails.title);

export default protectedPage(async ({ userId }) => {
  const { sentMails: words, mails } = await getWords();
  const readAt = Date.now();
  const initial = await listSentMails(userId, pageQuerySchema.parse({}));
  const lead = fillCount(await getLanguage(), words.lead, env().AUDIT_RETENTION_DAYS);
  return (
    <>
      <PageHeading title={words.title} lead={lead} />
      <SentMails words={words} titles={mailTitles(mails)} initial={initial} readAt={readAt} />
    </>
  );
});
