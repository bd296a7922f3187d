import type { Metadata } from "next";
import { MailedLinkForm } from "@/components/mailed-link-form";
import { PublicFrame } from "@/components/public-frame";
import { mailedSecret, type MailedLinkProps } from "@/lib/mailed-link";
import { confirmEmailAction } from "./confirm-email-action";

export const metadata: Metadata = { title: "Confirm your new email" };

export default async function ConfirmEmailPage({ searchParams }: MailedLinkProps) {
  return (
    <PublicFrame
      title="Confirm your new email"
      lead="Your account then uses this address, and other devices are signed out."
    >
      <MailedLinkForm
        action={confirmEmailAction}
        secret={await mailedSecret(searchParams)}
        button="Confirm new email"
        pendingLabel="Confirming…"
      />
    </PublicFrame>
  );
}
