import { PublicFrame } from "@/components/ui/page";
import { ResetPasswordForm } from "@/components/account/reset-password-form";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { isResetOpen } from "@/lib/account/reset-password";
import { mailedSecret, type MailedLinkProps } from "@/components/account/mailed-link-page";
import { resetPasswordAction } from "./reset-password-action";
import { getWords, pageTitle } from "@/lib/words/page-language";
import type { Words } from "@/lib/words/words";

export const generateMetadata = pageTitle(({ recovery }) => recovery.reset.title);

/** The page that the link for a new password leads to. Opening it changes nothing. */
export default async function ResetPasswordPage({ searchParams }: MailedLinkProps) {
  const words = (await getWords()).recovery.reset;
  const secret = await mailedSecret(searchParams);
  const open = await isResetOpen(secret);
  return (
    <PublicFrame title={words.title} lead={open && words.lead}>
      <ResetPasswordForm
        words={words}
        action={resetPasswordAction}
        secret={secret}
        closed={open ? null : <ClosedLink words={words} />}
      />
    </PublicFrame>
  );
}

function ClosedLink({ words }: { words: Words["recovery"]["reset"] }) {
  return (
    <div className="grid gap-6">
      <Alert tone="warning" title={words.closedTitle}>
        {words.closed}
      </Alert>
      <ButtonLink href="/forgot-password">{words.askAgain}</ButtonLink>
    </div>
  );
}
