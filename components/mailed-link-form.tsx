"use client";

import { useActionState } from "react";
import { FormMessage } from "@/components/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { useErrorFocus } from "@/components/use-error-focus";
import type { FormAction } from "@/lib/form-state";

type MailedLinkFormProps = { action: FormAction; secret: string; button: string; pendingLabel: string };

/** The one button of a page that a mailed link leads to: opening the link changes nothing, pressing this does. */
export function MailedLinkForm({ action, secret, button, pendingLabel }: MailedLinkFormProps) {
  const [state, submit] = useActionState(action, {});
  const form = useErrorFocus(state);
  return (
    <form ref={form} action={submit} className="grid gap-5">
      <FormMessage state={state} />
      <input type="hidden" name="secret" value={secret} />
      {!state.done && <SubmitButton pendingLabel={pendingLabel}>{button}</SubmitButton>}
    </form>
  );
}
