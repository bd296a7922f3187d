"use client";

import { FormMessage } from "@/components/forms/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/forms/use-form-action";
import type { FormAction } from "@/lib/forms/form-state";

type MailedLinkFormProps = {
  words: { readonly submit: string; readonly submitting: string };
  action: FormAction;
  secret: string;
};

/** The one button of a page that a mailed link leads to: opening the link changes nothing, pressing this does. */
export function MailedLinkForm({ words, action, secret }: MailedLinkFormProps) {
  const { state, submit, form } = useFormAction(action);
  return (
    <form ref={form} action={submit} className="grid gap-5">
      <FormMessage state={state} />
      <input type="hidden" name="secret" value={secret} />
      {!state.done && <SubmitButton pendingLabel={words.submitting}>{words.submit}</SubmitButton>}
    </form>
  );
}
