import type { Metadata } from "next";
import { PublicFrame } from "@/components/public-frame";
import { ResetPasswordForm } from "@/components/reset-password-form";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { isResetOpen } from "@/lib/account/reset-password";
import { mailedSecret, type MailedLinkProps } from "@/lib/mailed-link";
import { resetPasswordAction } from "./reset-password-action";

export const metadata: Metadata = { title: "Choose a new password" };

/** Where the link for a new password leads. Looking at it changes nothing. */
export default async function ResetPasswordPage({ searchParams }: MailedLinkProps) {
  const secret = await mailedSecret(searchParams);
  const open = await isResetOpen(secret);
  return (
    <PublicFrame title="Choose a new password" lead={open && "Saving it signs you out on every device."}>
      <ResetPasswordForm action={resetPasswordAction} secret={secret} closed={open ? null : <ClosedLink />} />
    </PublicFrame>
  );
}

function ClosedLink() {
  return (
    <div className="grid gap-6">
      <Alert tone="warning" title="This link doesn't work any more">
        It was used already, or is older than 30 minutes.
      </Alert>
      <ButtonLink href="/forgot-password">Ask for a new one</ButtonLink>
    </div>
  );
}
