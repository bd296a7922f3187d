import type { Metadata } from "next";
import { MailedLinkForm } from "@/components/mailed-link-form";
import { PublicFrame } from "@/components/public-frame";
import { mailedSecret, type MailedLinkProps } from "@/lib/mailed-link";
import { reportSignInAction } from "./report-sign-in-action";

export const metadata: Metadata = { title: "This wasn't me" };

export default async function ReportSignInPage({ searchParams }: MailedLinkProps) {
  return (
    <PublicFrame
      title="This wasn't me"
      lead="Every device is signed out, and the password stops working until you have chosen a new one. We mail you a link for that."
    >
      <MailedLinkForm
        action={reportSignInAction}
        secret={await mailedSecret(searchParams)}
        button="This wasn't me"
        pendingLabel="Signing out everybody…"
      />
    </PublicFrame>
  );
}
