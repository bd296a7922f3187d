"use client";

import { FormMessage } from "@/components/forms/form-message";
import { MailVerification } from "@/components/account/mail-verification";
import { useReauthentication } from "@/components/session/reauthentication";
import { useTab, FilledText } from "aurora-session/react";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useApiForm } from "@/components/forms/use-api-form";
import { useWords } from "@/components/words/words-provider";
import { mailedSchema } from "@/lib/api-schemas";
import { textField } from "@/lib/forms/form-state";
import { fill } from "aurora-session/shared";

/** Asks for another e-mail address. It changes once it is confirmed from the new mailbox. */
export function ChangeEmail({ email, emailVerified }: { email: string; emailVerified: boolean }) {
  const { api } = useTab();
  const withReauthentication = useReauthentication();
  const words = useWords().security;
  const { state, pending, form } = useApiForm(async (data) => {
    const wanted = textField(data, "email");
    await withReauthentication(() =>
      api("/api/account/email", mailedSchema, { method: "POST", body: { email: wanted } }),
    );
    return { done: fill(words.emailSent, { email: wanted.trim() }) };
  });
  return (
    <Card
      title={words.email}
      description={
        <FilledText text={words.emailNow} values={{ email: <bdi className="break-words text-ink">{email}</bdi> }} />
      }
    >
      {!emailVerified && <MailVerification email={email} />}
      <form {...form} className="grid max-w-form gap-5">
        <FormMessage state={state} />
        <TextField
          label={words.newEmail}
          name="email"
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={state.fieldErrors?.["email"]}
        />
        <SubmitButton pending={pending} className="justify-self-start" pendingLabel={words.sending}>
          {words.changeEmail}
        </SubmitButton>
      </form>
    </Card>
  );
}
