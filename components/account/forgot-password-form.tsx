"use client";

import { FormMessage } from "@/components/forms/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { EmailField } from "@/components/ui/field";
import { useFormAction } from "@/components/forms/use-form-action";
import type { FormAction } from "@/lib/forms/form-state";
import type { Words } from "@/lib/words/words";

/** Asks for a link to choose a new password. The answer is the same whether or not an account has this address. */
export function ForgotPasswordForm({ words, action }: { words: Words["recovery"]["forgot"]; action: FormAction }) {
  const { state, submit, form } = useFormAction(action);
  return (
    <form ref={form} action={submit} noValidate className="grid gap-5">
      <FormMessage state={state} />
      {!state.done && (
        <>
          <EmailField label={words.email} autoComplete="username" state={state} />
          <SubmitButton pendingLabel={words.submitting}>{words.submit}</SubmitButton>
        </>
      )}
    </form>
  );
}
