"use client";

import { useActionState } from "react";
import { FormMessage } from "@/components/form-message";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useErrorFocus } from "@/components/use-error-focus";
import type { FormAction } from "@/lib/form-state";

type SignupFormProps = {
  action: FormAction;
  /** Where to go afterwards: a path of ours, already checked. */
  next: string;
};

/** Create an account. A plain form: it works without JavaScript. No `maxlength`, which would cut a pasted password short without a word. */
export function SignupForm({ action, next }: SignupFormProps) {
  const [state, submit] = useActionState(action, {});
  const form = useErrorFocus(state);
  return (
    <form ref={form} action={submit} noValidate className="grid gap-5">
      <FormMessage state={state} />
      <input type="hidden" name="next" value={next} />
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        defaultValue={state.values?.["name"]}
        error={state.fieldErrors?.["name"]}
      />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={state.values?.["email"]}
        error={state.fieldErrors?.["email"]}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        required
        hint="8 to 128 characters. A phrase you don't use elsewhere is best."
        error={state.fieldErrors?.["password"]}
      />
      <SubmitButton pendingLabel="Creating account…">Create account</SubmitButton>
    </form>
  );
}
