"use client";

import { FormMessage } from "@/components/forms/form-message";
import { useReauthentication } from "@/components/session/reauthentication";
import { useTab, FilledText } from "aurora-session/react";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { EmailField } from "@/components/ui/field";
import { useApiForm } from "@/components/forms/use-api-form";
import { useWords } from "@/components/words/words-provider";
import { answers } from "@/lib/answers";
import { textField } from "@/lib/forms/form-state";
import { fill } from "aurora-session/shared";
import { useMutation } from "@tanstack/react-query";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ReactNode } from "react";

type ChangeEmailProps = {
  email: string;
  emailVerified: boolean;
  /** Stands beside the title. */
  action?: ReactNode;
};

/** Asks for another e-mail address. It changes once it is confirmed from the new mailbox. */
export function ChangeEmail({ email, emailVerified, action }: ChangeEmailProps) {
  const { api } = useTab();
  const withReauthentication = useReauthentication();
  const words = useWords().security;
  const { state, pending, form } = useApiForm(async (data) => {
    const wanted = textField(data, "email");
    await withReauthentication(() =>
      api("/api/account/email", answers.mailed, { method: "POST", body: { email: wanted } }),
    );
    return { done: fill(words.emailSent, { email: wanted.trim() }) };
  });
  return (
    <Card
      title={words.email}
      action={action}
      description={
        <FilledText text={words.emailNow} values={{ email: <bdi className="break-words text-ink">{email}</bdi> }} />
      }
    >
      {!emailVerified && <MailVerification email={email} />}
      <form {...form} className="grid max-w-form gap-5">
        <FormMessage state={state} />
        <EmailField label={words.newEmail} autoComplete="email" state={state} />
        <SubmitButton pending={pending} className="justify-self-start" pendingLabel={words.sending}>
          {words.changeEmail}
        </SubmitButton>
      </form>
    </Card>
  );
}

/** Says that nobody has confirmed an address yet, with the button that mails the link again. */
function MailVerification({ email }: { email: string }) {
  const { api } = useTab();
  const words = useWords().security;
  const mailing = useMutation({
    meta: { doing: words.mailAgain },
    mutationFn: () => api("/api/account/email/verification", answers.mailed, { method: "POST" }),
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
