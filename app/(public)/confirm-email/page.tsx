import { MailedLinkForm } from "@/components/account/mailed-link-form";
import { PublicFrame } from "@/components/ui/public-frame";
import { mailedSecret, type MailedLinkProps } from "@/lib/pages/mailed-link";
import { confirmEmailAction } from "./confirm-email-action";
import { getWords, pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ mailedLinks }) => mailedLinks.confirmEmail.title);

export default async function ConfirmEmailPage({ searchParams }: MailedLinkProps) {
  const words = (await getWords()).mailedLinks.confirmEmail;
  return (
    <PublicFrame title={words.title} lead={words.lead}>
      <MailedLinkForm words={words} action={confirmEmailAction} secret={await mailedSecret(searchParams)} />
    </PublicFrame>
  );
}
