"use client";

import { FormMessage } from "@/components/forms/form-message";
import { Checkbox } from "@/components/ui/checkbox";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { EmailField } from "@/components/ui/field";
import { useFormAction } from "@/components/forms/use-form-action";
import type { FormAction } from "@/lib/forms/form-state";
import { fill } from "aurora-session/shared";
import type { Words } from "@/lib/words/words";

export type LoginProvider = { readonly id: string; readonly name: string };

type LoginFormProps = {
  words: Words["signIn"];
  action: FormAction;
  /** Where to go afterwards: a path of ours, already checked. */
  next: string;
  providers: readonly LoginProvider[];
  providerAction: FormAction;
};

/**
 * Signs in with a password or with a provider. Both are plain forms that work without JavaScript. Only the server validates.
 */
export function LoginForm({ words, action, next, providers, providerAction }: LoginFormProps) {
  const { state, submit, form } = useFormAction(action);
  return (
    <div className="grid gap-6">
      <form ref={form} action={submit} noValidate className="grid gap-5">
        <FormMessage state={state} />
        <input type="hidden" name="next" value={next} />
        <EmailField label={words.email} autoComplete="username" state={state} />
        <PasswordField label={words.password} name="password" autoComplete="current-password" state={state} />
        <Checkbox
          label={words.remember}
          name="remember"
          value="on"
          defaultChecked={state.values?.["remember"] === "on"}
        />
        <SubmitButton pendingLabel={words.submitting}>{words.submit}</SubmitButton>
        <p className="text-center">
          <a href="/forgot-password">{words.forgot}</a>
        </p>
      </form>
      {providers.length > 0 && (
        <>
          <Divider word={words.or} />
          <div className="grid gap-3">
            {providers.map(({ id, name }) => (
              <ProviderForm key={id} words={words} action={providerAction} next={next} provider={{ id, name }} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

type ProviderFormProps = Pick<LoginFormProps, "words" | "action" | "next"> & { provider: LoginProvider };

function ProviderForm({ words, action, next, provider: { id, name } }: ProviderFormProps) {
  const { state, submit, form } = useFormAction(action);
  return (
    <form ref={form} action={submit} className="grid gap-3">
      <FormMessage state={state} />
      <input type="hidden" name="provider" value={id} />
      <input type="hidden" name="next" value={next} />
      <SubmitButton variant="secondary" pendingLabel={fill(words.goingToProvider, { name })}>
        {fill(words.provider, { name })}
      </SubmitButton>
    </form>
  );
}

function Divider({ word }: { word: string }) {
  return (
    <div className="flex items-center gap-4 text-small text-ink-soft">
      <span className="h-px flex-1 bg-line" />
      {word}
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}
