import type { Metadata } from "next";
import { MailedLinkForm } from "@/components/mailed-link-form";
import { PublicFrame } from "@/components/public-frame";
import { mailedSecret, type MailedLinkProps } from "@/lib/mailed-link";
import { undoEmailChangeAction } from "./undo-email-change-action";

export const metadata: Metadata = { title: "Take your email back" };

export default async function UndoEmailChangePage({ searchParams }: MailedLinkProps) {
  return (
    <PublicFrame
      title="Take your email back"
      lead="Your account gets this address back, every device is signed out, and we mail you a link to choose a new password."
    >
      <MailedLinkForm
        action={undoEmailChangeAction}
        secret={await mailedSecret(searchParams)}
        button="Take my email back"
        pendingLabel="Taking it back…"
      />
    </PublicFrame>
  );
}
