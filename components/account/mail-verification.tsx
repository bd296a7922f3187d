"use client";

import { useMutation } from "@tanstack/react-query";
import { useTab } from "aurora-session/react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/words/words-provider";
import { mailedSchema } from "@/lib/api-schemas";
import { fill } from "aurora-session/shared";

/** Says that nobody has confirmed an address yet, with the button that mails the link again. */
export function MailVerification({ email }: { email: string }) {
  const { api } = useTab();
  const words = useWords().security;
  const mailing = useMutation({
    meta: { doing: words.mailAgain },
    mutationFn: () => api("/api/account/email/verification", mailedSchema, { method: "POST" }),
  });
  return (
    <div className="mb-5 grid justify-items-start gap-4">
      <p className="break-words">{fill(words.emailUnverified, { email })}</p>
      {mailing.isSuccess && <Alert tone="success">{fill(words.mailedAgain, { email })}</Alert>}
      {mailing.isError && <Alert tone="danger">{mailing.error.message}</Alert>}
      <Button
        variant="secondary"
        aria-disabled={mailing.isPending}
        onClick={() => !mailing.isPending && mailing.mutate()}
      >
        {mailing.isPending ? words.sending : words.mailAgain}
      </Button>
    </div>
  );
}
