import { MailedLinkForm } from "@/components/account/mailed-link-form";
import { PublicFrame } from "@/components/ui/public-frame";
import { mailedSecret, type MailedLinkProps } from "@/lib/pages/mailed-link";
import { reportSignInAction } from "./report-sign-in-action";
import { getWords, pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ mailedLinks }) => mailedLinks.reportSignIn.title);

export default async function ReportSignInPage({ searchParams }: MailedLinkProps) {
  const words = (await getWords()).mailedLinks.reportSignIn;
  return (
    <PublicFrame title={words.title} lead={words.lead}>
      <MailedLinkForm words={words} action={reportSignInAction} secret={await mailedSecret(searchParams)} />
    </PublicFrame>
  );
}
