import { MailedLinkForm } from "@/components/account/mailed-link-form";
import { PublicFrame } from "@/components/ui/public-frame";
import { mailedSecret, type MailedLinkProps } from "@/lib/pages/mailed-link";
import { verifyEmailAction } from "./verify-email-action";
import { getWords, pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ mailedLinks }) => mailedLinks.verifyEmail.title);

export default async function VerifyEmailPage({ searchParams }: MailedLinkProps) {
  const words = (await getWords()).mailedLinks.verifyEmail;
  return (
    <PublicFrame title={words.title} lead={words.lead}>
      <MailedLinkForm words={words} action={verifyEmailAction} secret={await mailedSecret(searchParams)} />
    </PublicFrame>
  );
}
