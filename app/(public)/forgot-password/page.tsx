import { ForgotPasswordForm } from "@/components/account/forgot-password-form";
import { OutboxHint } from "@/app/(public)/forgot-password/outbox-hint";
import { PublicFrame } from "@/components/ui/page";
import { forgotPasswordAction } from "./forgot-password-action";
import { getWords, pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ recovery }) => recovery.forgot.title);

export default async function ForgotPasswordPage() {
  const words = (await getWords()).recovery.forgot;
  return (
    <PublicFrame
      title={words.title}
      lead={words.lead}
      footer={
        <>
          {words.remembered} <a href="/login">{words.signIn}</a>
        </>
      }
    >
      <ForgotPasswordForm words={words} action={forgotPasswordAction} />
      <OutboxHint />
    </PublicFrame>
  );
}
