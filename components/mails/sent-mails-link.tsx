import { ButtonLink } from "@/components/ui/button";
import { getWords } from "@/lib/words/page-language";

/** The way to the list of mails that were sent to the person, for a card about their address. */
export async function SentMailsLink() {
  const { sentMails } = await getWords();
  return (
    <ButtonLink variant="quiet" href="/account/mails">
      {sentMails.title}
    </ButtonLink>
  );
}
