"use client";

import { FormMessage } from "@/components/forms/form-message";
import { ButtonLink } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/forms/use-form-action";
import type { FormAction } from "@/lib/forms/form-state";

type MailedLinkFormProps = {
  words: { readonly submit: string; readonly submitting: string; readonly askAgain: string };
  action: FormAction;
  secret: string;
  /** Where a person gets another link, or what serves the same. */
  askAgainAt: string;
};

/** The one button of a page that a mailed link leads to: opening the link changes nothing, pressing this does. */
export function MailedLinkForm({ words, action, secret, askAgainAt }: MailedLinkFormProps) {
  const { state, submit, form } = useFormAction(action);
  return (
    <form ref={form} action={submit} className="grid gap-5">
      <FormMessage state={state} />
      <input type="hidden" name="secret" value={secret} />
      {state.linkIsClosed && <ButtonLink href={askAgainAt}>{words.askAgain}</ButtonLink>}
      {!state.done && !state.linkIsClosed && (
        <SubmitButton pendingLabel={words.submitting}>{words.submit}</SubmitButton>
      )}
    </form>
  );
}
