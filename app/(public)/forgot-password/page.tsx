import type { Metadata } from "next";
import Link from "next/link";
import { ForgotPasswordForm } from "@/components/forgot-password-form";
import { OutboxHint } from "@/components/outbox-hint";
import { PublicFrame } from "@/components/public-frame";
import { forgotPasswordAction } from "./forgot-password-action";

export const metadata: Metadata = { title: "Forgot your password?" };

export default function ForgotPasswordPage() {
  return (
    <PublicFrame
      title="Forgot your password?"
      lead="We mail you a link to choose a new one. It signs you out on every device."
      footer={
        <>
          Remembered it? <Link href="/login">Sign in</Link>
        </>
      }
    >
      <ForgotPasswordForm action={forgotPasswordAction} />
      <OutboxHint />
    </PublicFrame>
  );
}
