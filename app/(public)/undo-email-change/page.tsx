import { MailedLinkForm } from "@/components/account/mailed-link-form";
import { PublicFrame } from "@/components/ui/public-frame";
import { mailedSecret, type MailedLinkProps } from "@/lib/pages/mailed-link";
import { undoEmailChangeAction } from "./undo-email-change-action";
import { getWords, pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ mailedLinks }) => mailedLinks.undoEmailChange.title);

export default async function UndoEmailChangePage({ searchParams }: MailedLinkProps) {
  const words = (await getWords()).mailedLinks.undoEmailChange;
  return (
    <PublicFrame title={words.title} lead={words.lead}>
      <MailedLinkForm words={words} action={undoEmailChangeAction} secret={await mailedSecret(searchParams)} />
    </PublicFrame>
  );
}
