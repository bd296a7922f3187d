"use client";

import { useActionState } from "react";
import { FormMessage } from "@/components/form-message";
import { ButtonLink } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useErrorFocus } from "@/components/use-error-focus";
import type { FormAction } from "@/lib/form-state";

/** Chooses a new password by a mailed link. Nobody is signed in by it. */
export function ResetPasswordForm({ action, secret }: { action: FormAction; secret: string }) {
  const [state, submit] = useActionState(action, {});
  const form = useErrorFocus(state);
  return (
    <form ref={form} action={submit} noValidate className="grid gap-5">
      <FormMessage state={state} />
      <input type="hidden" name="secret" value={secret} />
      {state.done ? (
        <ButtonLink href="/login">Sign in</ButtonLink>
      ) : (
        <>
          <PasswordField
            label="New password"
            name="newPassword"
            autoComplete="new-password"
            required
            hint="8 to 128 characters. A phrase you don't use elsewhere is best."
            error={state.fieldErrors?.["newPassword"]}
          />
          <SubmitButton pendingLabel="Saving…">Save new password</SubmitButton>
        </>
      )}
    </form>
  );
}
