"use client";

import { FormMessage } from "@/components/forms/form-message";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { EmailField, TextField } from "@/components/ui/field";
import { useFormAction } from "@/components/forms/use-form-action";
import type { FormAction } from "@/lib/forms/form-state";
import type { Words } from "@/lib/words/words";

type SignupFormProps = {
  words: Words["signUp"];
  action: FormAction;
  /** Where to go afterwards: a path of ours, already checked. */
  next: string;
};

/**
 * Creates an account. It is a plain form that works without JavaScript. It has no `maxlength`, which would silently cut a
 * pasted password short.
 */
export function SignupForm({ words, action, next }: SignupFormProps) {
  const { state, submit, form } = useFormAction(action);
  return (
    <form ref={form} action={submit} noValidate className="grid gap-5">
      <FormMessage state={state} />
      <input type="hidden" name="next" value={next} />
      <TextField label={words.name} name="name" autoComplete="name" hint={words.nameHint} state={state} />
      <EmailField label={words.email} autoComplete="email" state={state} />
      <PasswordField
        label={words.password}
        name="password"
        autoComplete="new-password"
        hint={words.passwordHint}
        state={state}
      />
      <SubmitButton pendingLabel={words.submitting}>{words.submit}</SubmitButton>
    </form>
  );
}
