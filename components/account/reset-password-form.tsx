"use client";

import type { ReactNode } from "react";
import { FormMessage } from "@/components/forms/form-message";
import { ButtonLink } from "@/components/ui/button";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/forms/use-form-action";
import type { FormAction } from "@/lib/forms/form-state";
import type { Words } from "@/lib/words/words";

type ResetPasswordFormProps = {
  words: Words["recovery"]["reset"];
  action: FormAction;
  secret: string;
  /** Replaces the form once the link no longer works. */
  closed: ReactNode;
};

/**
 * Chooses a new password by a mailed link. It signs nobody in. Without JavaScript the page is rendered again with the
 * answer, and by then the link is used up: so a success is shown, not `closed`.
 */
export function ResetPasswordForm({ words, action, secret, closed }: ResetPasswordFormProps) {
  const { state, submit, form } = useFormAction(action);
  if (closed !== null && !state.done) return closed;
  return (
    <form ref={form} action={submit} noValidate className="grid gap-5">
      <FormMessage state={state} />
      <input type="hidden" name="secret" value={secret} />
      {state.done && <ButtonLink href="/login">{words.signIn}</ButtonLink>}
      {state.linkIsClosed && <ButtonLink href="/forgot-password">{words.askAgain}</ButtonLink>}
      {!state.done && !state.linkIsClosed && (
        <>
          <PasswordField
            label={words.password}
            name="newPassword"
            autoComplete="new-password"
            hint={words.passwordHint}
            state={state}
          />
          <SubmitButton pendingLabel={words.submitting}>{words.submit}</SubmitButton>
        </>
      )}
    </form>
  );
}
